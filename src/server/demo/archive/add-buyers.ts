import type { PoolClient } from "pg";
import { russianNames } from "@/testing/demo/buyers-names";
import { draw, idAt, phoneAt, pick } from "./draw";

const women = russianNames.filter((name) => /[ая]$/.test(name));
const men = russianNames.filter((name) => !/[ая]$/.test(name));
const half = (names: readonly string[], part: 0 | 1) => names.map((name) => name.split(" ")[part] ?? name);

/** Buyers known by their phones, with first and last names in every pairing. */
export async function addBuyers(client: PoolClient, organizationId: string, since: Date, buyers: number): Promise<void> {
  const name = (first: string, last: string) => `${pick(first, "n", 21)} || ' ' || ${pick(last, "n", 22)}`;
  await client.query(
    `insert into customers (organization_id, id, contact_key, name, email, phone, locale, created_at)
    select $1, ${idAt("$2::timestamptz")}, 'tel:' || ${phoneAt("n")},
      case when ${draw("n", 20)} < 0.6 then ${name("$4::text[]", "$5::text[]")} else ${name("$6::text[]", "$7::text[]")} end,
      'buyer' || n || '@example.com', ${phoneAt("n")}, 'ru', $2
    from generate_series(0, $3::int - 1) n`,
    [organizationId, since, buyers, half(women, 0), half(women, 1), half(men, 0), half(men, 1)],
  );
}
