-- Functions that write with the owner's rights, or only serve a trigger or a command of the operator: no viewer calls
-- them.
do $$
declare
	f regprocedure;
begin
	for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where n.nspname = 'app' and (p.prorettype = 'trigger'::regtype or p.proname in
			('publish_achievements', 'publish_rows', 'derive_years', 'refresh_scores', 'publication_mismatches',
			'audit_digest', 'audit_row_digest', 'audit_entry', 'audit_city', 'audit_role', 'audit_break', 'audit_head',
			'user_region', 'note_ties', 'ties_of', 'refuse', 'require_proof', 'note_reason', 'record_act',
			'sign_out', 'sweep_sign_in', 'most_counters', 'ask_supervisor_again', 'check_access_help', 'approve_first_supervisor')) loop
		execute format('revoke execute on function %s from app_anon, app_member', f);
	end loop;
end $$;

-- Nobody who did not sign in changes an account, a grant or a token; only the lookup of a token needs no viewer.
do $$
declare
	f regprocedure;
begin
	for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where n.nspname = 'app' and p.proname in ('give_grant', 'approve_grant', 'withdraw_grant', 'create_token',
			'revoke_token', 'viewer_tokens', 'create_user', 'change_user', 'end_sessions', 'create_sign_in_link',
			'reset_second_factor', 'create_agency', 'change_agency', 'create_region', 'change_region',
			'record_view_as_role', 'stage_examples', 'view_as_role') loop
		execute format('revoke execute on function %s from app_anon', f);
	end loop;
end $$;
