-- How one requirement of a school stands on a day: a claim counts once it was verified and until its evidence lapses.
-- Nothing claimed (null) is NOT_MET. valid_until is the last day that counts. Source: decision 0007.
create or replace function app.requirement_state(claim text, verified_at timestamptz, valid_until date, on_day date)
returns text language sql immutable parallel safe
return case
	when claim is null or claim = 'NOT_MET' then 'NOT_MET'
	when verified_at is null then 'UNVERIFIED'
	when valid_until < on_day then 'EXPIRED'
	else claim end;
