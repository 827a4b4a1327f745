// What pages do better with JavaScript: news comes in by itself, and a first tap on a name says who it is.
"use strict";

(() => {
  const RETRY_MILLISECONDS = 10_000;

  /** Keeps a list of headlines, newest first, up to date from the stream of live articles. */
  const follow = (list) => {
    const template = document.getElementById("wire-item");
    const status = document.getElementById("live");
    const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
      timeZone: list.dataset.zone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    const most = Number(list.dataset.most);
    let stream = null;
    let last = null;
    let retry = null;

    const tell = (state) => {
      status.dataset.state = state;
      status.textContent = status.dataset[state];
    };

    const item = (id) => list.querySelector(`[data-id="${CSS.escape(id)}"]`);

    const show = (article) => {
      const known = item(article.id);
      const shown = known ?? template.content.firstElementChild.cloneNode(true);
      const link = shown.querySelector("a");
      const time = shown.querySelector("time");
      shown.dataset.id = article.id;
      link.href = `/articles/${article.id}`;
      link.lang = article.enrichment.language.tag;
      link.textContent = article.headline;
      time.dateTime = article.publishedAt;
      time.textContent = clock.format(new Date(article.publishedAt));
      shown.querySelector(".note").textContent = article.source.name ?? article.source.id;
      if (!known) {
        const published = new Date(article.publishedAt);
        const older = [...list.children].find((other) => new Date(other.querySelector("time").dateTime) < published);
        list.insertBefore(shown, older ?? null);
        while (list.children.length > most) {
          list.lastElementChild.remove();
        }
      }
    };

    const remove = (id) =>
      document.querySelectorAll(`[data-id="${CSS.escape(id)}"]`).forEach((gone) => gone.remove());

    const on = (type, act) =>
      stream.addEventListener(type, (event) => {
        last = event.lastEventId || last;
        act(event);
      });

    const open = () => {
      clearTimeout(retry);
      if (stream !== null || document.hidden) {
        return;
      }
      const address = new URL(list.dataset.live, location.href);
      if (last !== null) {
        address.searchParams.set("lastEventId", last);
      }
      stream = new EventSource(address);
      stream.onopen = () => tell("open");
      stream.onerror = () => {
        tell("lost");
        if (stream?.readyState === EventSource.CLOSED) {
          close();
          retry = setTimeout(open, RETRY_MILLISECONDS);
        }
      };
      on("article", (event) => show(JSON.parse(event.data)));
      on("canceled", (event) => remove(JSON.parse(event.data).id));
      on("reset", () => location.reload());
    };

    const close = () => {
      stream?.close();
      stream = null;
    };

    // A page that nobody sees holds no connection: a browser has few of them for each server.
    document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
    addEventListener("pagehide", close);
    addEventListener("pageshow", open);
    open();
  };

  const list = document.querySelector("[data-live]");
  if (list !== null) {
    follow(list);
  }

  // A finger cannot hover: its first tap says what is named, and the second one goes there.
  let finger = false;
  const closeTips = (but) =>
    document.querySelectorAll(".name-of.open").forEach((open) => open !== but && open.classList.remove("open"));

  document.addEventListener("pointerdown", (event) => {
    finger = event.pointerType === "touch";
  });

  document.addEventListener("click", (event) => {
    const name = event.target.closest(".name-of");
    closeTips(name);
    if (name !== null && finger && !name.classList.contains("open")) {
      event.preventDefault();
      name.classList.add("open");
    }
  });

  document.addEventListener("keydown", (event) => {
    finger = false;
    if (event.key === "Escape") {
      closeTips(null);
      document.activeElement?.closest?.(".name-of")?.blur();
    }
  });

  // What "show more" adds is where reading goes on, also by keyboard.
  let before = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    before = event.detail.target.matches(".more") ? event.detail.target.previousElementSibling : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    before?.nextElementSibling?.querySelector("h2 a")?.focus({ preventScroll: true });
    before = null;
    // The filter that was chosen is gone; what it found is where its reader is now.
    if (document.activeElement === document.body) {
      document.querySelector(".found h2")?.focus({ preventScroll: true });
    }
  });
})();
