-- Which server and which table the ids of transactions in the change feed belong to: see afterMigrate__feed.sql.
alter table change_feed add column origin text;
