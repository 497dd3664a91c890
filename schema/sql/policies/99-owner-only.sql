-- Functions that write with the owner's rights, or only serve a trigger: nobody calls them.
revoke execute on function app.keep_current_definition() from app_anon, app_member;
