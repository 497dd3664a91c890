-- Whether a published figure met its target, on exact values: 99.999 is shown as 100.00 and missed. Null where it is not
-- known yet; then the percent tells, unless it is 100.00 (sql/achievement/derived.sql).
alter table app.publication add met boolean;
