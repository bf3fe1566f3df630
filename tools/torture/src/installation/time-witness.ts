import { onDatabase } from '../faults/on-database.js';

/**
 * Makes the database write down, by its own clock, when each timer was armed and when it went: what the engine writes
 * follows the engine's clock, which is what is to be checked.
 */
export function installTimeWitness(databaseUrl: string): Promise<void> {
  return onDatabase(databaseUrl, async (client) => {
    await client.query(`
      create schema witness;
      create table witness.timer (
        timer_key bigint not null, due_at timestamptz not null, armed_at timestamptz not null, gone_at timestamptz);
      create index on witness.timer (timer_key);
      create function witness.note() returns trigger language plpgsql security definer as $$
      begin
        if tg_op = 'INSERT' then
          insert into witness.timer values (new.timer_key, new.due_at, clock_timestamp(), null);
          return new;
        end if;
        update witness.timer set gone_at = clock_timestamp() where timer_key = old.timer_key;
        return old;
      end $$;
      create trigger witness after insert or delete on timer for each row execute function witness.note();
    `);
  });
}
