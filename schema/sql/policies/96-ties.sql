-- Ties of before, and after a change of what a tie is, are noted anew. Last, since the owner too sees rows by policies alone.
select app.note_ties(array(select u.id from app.app_user u));
