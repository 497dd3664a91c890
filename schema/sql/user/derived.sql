-- Bonds of before, and after a change of what a bond is, are noted anew. No trigger is there yet, so that the log and the
-- life of a session stay as they are.
select app.note_bonds(array(select u.id from app.app_user u));
