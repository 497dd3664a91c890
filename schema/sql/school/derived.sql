-- What is kept of earlier releases, or by other rules or functions, is made anew. Steps may have written what it is made of.
select app.keep_all_standings();
