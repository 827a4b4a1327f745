package org.warta.reader.article;

/** A version of an article with its text. */
public record VersionText(VersionView version, String body) {}
