/** A number from 0 to 1 that PostgreSQL draws for a row: always the same for the same row and salt. */
export const draw = (row: string, salt: number) => `((hashint8extended(${row}, ${salt}) & 1048575) / 1048576.0::float8)`;

/** One of the texts of a list, the earlier ones as likely as the later ones. */
export const pick = (list: string, row: string, salt: number) => `(${list})[1 + floor(${draw(row, salt)} * cardinality(${list}))::int]`;

/** The id that a thing of the past would have got: a UUIDv7 of that time (the same as `newIdAt`). */
export const idAt = (time: string) =>
  `(lpad(to_hex((extract(epoch from ${time}) * 1000)::bigint), 12, '0') || '7' || substr(gen_random_uuid()::text, 16))::uuid`;

/** The SKU of an article of the assortment by its position. */
export const skuAt = (position: string) =>
  `((array['PUE','OOL','GRN','RED','WHT','HRB','CUP','POT','JAR','TRY','BOX','ACC'])[1 + ${position} % 12] || '-' || lpad(${position}::text, 6, '0'))`;

/** The phone of a buyer by their position: behind a code that nobody has. */
export const phoneAt = (position: string) => `('+7000' || lpad(${position}::text, 7, '0'))`;
