import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit } from "./check-digit";
import { type Element, separator as gs } from "./elements";
import { gs1Day } from "./gs1-date";
import { fieldNamed, identifiers } from "./identifiers";
import { parseGs1 } from "./parse-gs1";
import { toGs1Date, writeGs1 } from "./write-gs1.fixture";

const year = 2026;
const read = (raw: string) => {
  const answer = parseGs1(raw, year);
  if (!answer || "fault" in answer) throw new Error(JSON.stringify(answer));
  return answer.gs1;
};
const faultOf = (raw: string) => {
  const answer = parseGs1(raw, year);
  return answer && "fault" in answer ? answer.fault.code : null;
};

describe("a GS1 code", () => {
  test.each(["157035381410375177", "376130321109103420", "095287654321012346"])("names a parcel: SSCC %s", (sscc) => {
    expect(read(`]C100${sscc}`).sscc).toBe(sscc);
    expect(read(`00${sscc}`).sscc).toBe(sscc);
    expect(read(`(00)${sscc}`).sscc).toBe(sscc);
  });

  test("with GTIN, lot and expiry, by each way it may come", () => {
    const elements = [
      { ai: "01", value: "04006381333931" },
      { ai: "17", value: "270100" },
      { ai: "10", value: "A-1/б".replace("б", "b") },
    ];
    for (const mark of ["]C1", "]d2", "]Q3", "]e0", gs, `]d2${gs}`, ""]) {
      const { gtin, lot, expiresOn } = read(`${mark}${writeGs1(elements)}\r\n`);
      expect({ gtin, lot, expiresOn }).toEqual({ gtin: "04006381333931", lot: "A-1/b", expiresOn: "2027-01-31" });
    }
    expect(read(writeGs1(elements, "brackets")).elements).toEqual(elements);
  });

  test("of a whole pallet says what lies in it and how much it weighs", () => {
    const code = read(
      `]C1${writeGs1([
        { ai: "02", value: "04006381333931" },
        { ai: "37", value: "24" },
        { ai: "3102", value: "001250" },
      ])}`,
    );
    expect(code).toMatchObject({ content: "04006381333931", count: 24, netGrams: 12_500, gtin: null });
  });

  test("of «Честный знак» stays byte for byte, its serial in its own case", () => {
    const mark = `010460043993125621JgXJ5.T${gs}8005112000${gs}93Mdlr`;
    expect(read(`]d2${mark}`)).toMatchObject({ text: mark, gtin: "04600439931256", serial: "JgXJ5.T" });
    expect(read(`${gs}${mark}`).text).toBe(mark);
    const long = `0104690257528523215'!"%&aB7x_=${gs}91EE05${gs}92${"sOe6fy7lPT8lLffZ".repeat(3).slice(0, 44)}`;
    expect(read(long)).toMatchObject({ text: long, serial: `5'!"%&aB7x_=` });
  });

  test("of «Честный знак» is understood where a keyboard swallowed the separators", () => {
    const signature = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQR";
    const swallowed = `01046902575285232112345678901AB91EE0592${signature}`;
    expect(read(swallowed)).toMatchObject({ text: swallowed, serial: "12345678901AB" });
    expect(read("]d20104600439931256211234567800511200093Mdlr")).toMatchObject({ serial: "1234567" });
  });

  test.each([
    ["]C100376130321109103421", "gs1.check_digit"],
    ["(01)04006381333932(10)A", "gs1.check_digit"],
    ["]d20104006381333931171", "gs1.length"],
    ["]d2010400638133393117271301", "gs1.date"],
    ["]d2010400638133393117270230", "gs1.date"],
    [`]d2010400638133393110${"A".repeat(21)}`, "gs1.length"],
    ["]d2010400638133393110A B", "gs1.characters"],
    ["]d20104006381333931891234", "gs1.unknown_identifier"],
    [`]d210A${gs}10B`, "gs1.repeated"],
    ["]d2", "gs1.empty"],
    ["(01)0400638133393", "gs1.length"],
  ])("that is wrong is refused: %s is %s", (code, fault) => expect(faultOf(code)).toBe(fault));

  test.each([
    "4006381333931",
    "TEA-SHU-357",
    "A-01-02",
    "00000046198488X?io+qCABm8wAYa",
    "0104006381333931",
    "0104006381333930x",
    "(A)1",
    "",
  ])("is not what is none: %s", (code) => expect(parseGs1(code, year)).toBeNull());
});

describe("a GS1 date", () => {
  test.each([
    ["260228", "2026-02-28"],
    ["280200", "2028-02-29"],
    ["270200", "2027-02-28"],
    ["761231", "2076-12-31"],
    ["770101", "1977-01-01"],
    ["000101", "2000-01-01"],
  ])("%s is %s", (date, day) => expect(gs1Day(date, year)).toBe(day));

  test("of another century is the nearest one", () => {
    expect(gs1Day("490101", 1999)).toBe("2049-01-01");
    expect(gs1Day("500101", 1999)).toBe("1950-01-01");
    expect(gs1Day("010101", 2099)).toBe("2101-01-01");
  });

  test("written and read is the same day", () => {
    const day = fc.date({ min: new Date("1977-01-01"), max: new Date("2076-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(gs1Day(toGs1Date(text), year)).toBe(text);
      }),
    );
  });
});

const cset = [...`!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`];
const textOf = (units: string[], min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...units), minLength: min, maxLength: max });

/** Any field with any value that it may hold; `letters` are what text fields are made of. */
function anElement(letters: string[]): fc.Arbitrary<Element> {
  return fc.constantFrom(...identifiers).chain((ai) => {
    const field = fieldNamed(ai);
    if (!field) throw new Error(ai);
    if (field.date)
      return fc
        .date({ min: new Date("1977-01-01"), max: new Date("2076-12-31"), noInvalidDate: true })
        .map((date) => ({ ai, value: toGs1Date(date.toISOString().slice(0, 10)) }));
    const units = field.digits ? [..."0123456789"] : letters;
    const body = textOf(units, field.least - (field.check ? 1 : 0), field.most - (field.check ? 1 : 0));
    return body.map((value) => ({ ai, value: field.check ? `${value}${checkDigit(value)}` : value }));
  });
}
const codeOf = (letters: string[]) => fc.uniqueArray(anElement(letters), { minLength: 1, maxLength: 8, selector: ({ ai }) => ai });

test("whatever fields a code holds, written and read they are the same", () => {
  fc.assert(
    fc.property(codeOf(cset), (elements) => {
      expect(read(`]d2${writeGs1(elements)}`).elements).toEqual(elements);
    }),
  );
});

test("so they are in brackets, as long as no value looks like a bracketed field itself", () => {
  fc.assert(
    fc.property(codeOf(cset.filter((letter) => !"()".includes(letter))), (others) => {
      const elements = [{ ai: "01", value: "04006381333931" }, ...others.filter(({ ai }) => ai !== "01")];
      expect(read(writeGs1(elements, "brackets")).elements).toEqual(elements);
    }),
  );
});

test("no scan at all makes the parser throw, and what it reads it writes back", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 80 }),
        codeOf(cset).map((elements) => `]C1${writeGs1(elements)}`),
      ),
      (raw) => {
        const answer = parseGs1(raw, year);
        if (!answer || "fault" in answer) return;
        expect(raw).toContain(answer.gs1.text);
      },
    ),
  );
});

test("one wrong digit in a number with a check digit never passes", () => {
  fc.assert(
    fc.property(textOf([..."0123456789"], 17, 17), fc.nat(17), fc.integer({ min: 1, max: 9 }), (payload, at, off) => {
      const sscc = payload + checkDigit(payload);
      const wrong = sscc.slice(0, at) + ((Number(sscc[at]) + off) % 10) + sscc.slice(at + 1);
      expect(faultOf(`]C100${wrong}`)).toBe("gs1.check_digit");
    }),
  );
});
