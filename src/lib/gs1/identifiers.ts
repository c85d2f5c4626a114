/** The fields of GS1 codes by their application identifiers: how long each is, and of what. Facts of the GS1 General Specifications. */

export type Field = {
  least: number;
  most: number;
  digits: boolean;
  /** Its last digit is a check digit. */
  check: boolean;
  date: boolean;
  /** Of the lengths that everybody knows, so that no separator follows. */
  counted: boolean;
};

// n: digits, x: characters; a length or a range; c: with a check digit, d: a date.
const fields: Record<string, string> = {
  "00": "n18c",
  "01": "n14c",
  "02": "n14c",
  "03": "n14c",
  "10": "x1-20",
  "11": "n6d",
  "12": "n6d",
  "13": "n6d",
  "15": "n6d",
  "16": "n6d",
  "17": "n6d",
  "20": "n2",
  "21": "x1-20",
  "22": "x1-20",
  "235": "x1-28",
  "240": "x1-30",
  "241": "x1-30",
  "242": "n1-6",
  "243": "x1-20",
  "250": "x1-30",
  "251": "x1-30",
  "253": "x13-30",
  "254": "x1-20",
  "255": "n13-25",
  "30": "n1-8",
  "37": "n1-8",
  "400": "x1-30",
  "401": "x1-30",
  "402": "n17c",
  "403": "x1-30",
  "410": "n13c",
  "411": "n13c",
  "412": "n13c",
  "413": "n13c",
  "414": "n13c",
  "415": "n13c",
  "416": "n13c",
  "417": "n13c",
  "420": "x1-20",
  "421": "x4-12",
  "422": "n3",
  "423": "n3-15",
  "424": "n3",
  "425": "n3-15",
  "426": "n3",
  "427": "x1-3",
  "7001": "n13",
  "7002": "x1-30",
  "7003": "n10",
  "7004": "n1-4",
  "7005": "x1-12",
  "7006": "n6d",
  "7007": "n6-12",
  "7008": "x1-3",
  "7009": "x1-10",
  "7010": "x1-2",
  "7020": "x1-20",
  "7021": "x1-20",
  "7022": "x1-20",
  "7023": "x1-30",
  "710": "x1-20",
  "711": "x1-20",
  "712": "x1-20",
  "713": "x1-20",
  "714": "x1-20",
  "8001": "n14",
  "8002": "x1-20",
  "8003": "x14-30",
  "8004": "x1-30",
  "8005": "n6",
  "8006": "n18",
  "8007": "x1-34",
  "8008": "n8-12",
  "8009": "x1-50",
  "8010": "x1-30",
  "8011": "n1-12",
  "8012": "x1-20",
  "8013": "x1-25",
  "8017": "n18c",
  "8018": "n18c",
  "8019": "n1-10",
  "8020": "x1-25",
  "8110": "x1-70",
  "8200": "x1-70",
  "90": "x1-30",
};
// Company fields: «Честный знак» keeps its key and its signature there.
for (let ai = 91; ai <= 99; ai++) fields[ai] = "x1-90";
// Measures: the fourth digit says where the decimal point stands.
for (let point = 0; point <= 9; point++) {
  for (const [from, to] of [
    [310, 316],
    [320, 337],
    [340, 357],
    [360, 369],
  ] as const)
    for (let family = from; family <= to; family++) fields[`${family}${point}`] = "n6";
  fields[`390${point}`] = "n1-15";
  fields[`391${point}`] = "n4-18";
  fields[`392${point}`] = "n1-15";
  fields[`393${point}`] = "n4-18";
  fields[`394${point}`] = "n4";
  fields[`395${point}`] = "n6";
}

// By the first two digits; everything else needs a separator, fixed length or not.
const counted = /^(0[0-4]|1[1-9]|20|3[1-6]|41)/;

const known = new Map(Object.entries(fields).map(([ai, spec]) => [ai, fieldOf(ai, spec)]));

function fieldOf(ai: string, spec: string): Field {
  const [, kind, least, most = least, mark] = /^([nx])(\d+)(?:-(\d+))?([cd])?$/.exec(spec) ?? [];
  return {
    least: Number(least),
    most: Number(most),
    digits: kind === "n",
    check: mark === "c",
    date: mark === "d",
    counted: counted.test(ai),
  };
}

/** Every identifier that is known, for tests. */
export const identifiers: readonly string[] = [...known.keys()];

/** The field of an identifier; undefined when there is none of that name. */
export function fieldNamed(ai: string): Field | undefined {
  return known.get(ai);
}

/** The identifier at the beginning of a text; identifiers have two to four digits, and none begins another. */
export function identifierAt(text: string): string | null {
  for (const length of [2, 3, 4]) if (known.has(text.slice(0, length))) return text.slice(0, length);
  return null;
}
