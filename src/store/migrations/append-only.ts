import type { Dialect } from './migration.js'

/** Statements that make a table refuse every change of a row that is there. */
export function appendOnly(table: string, { engine }: Dialect): string[] {
  const refusal = `${table} is append-only`
  if (engine === 'sqlite') {
    return ['update', 'delete'].map(
      (event) => `create trigger ${table}_no_${event} before ${event} on ${table} begin select raise(abort, '${refusal}'); end`,
    )
  }
  return [
    `create or replace function gouji_append_only() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only', tg_table_name; end $$`,
    `create trigger ${table}_no_change before update or delete on ${table} for each row execute function gouji_append_only()`,
    `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function gouji_append_only()`,
  ]
}
