import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { bytes, documentsXml, importXml, offersXml } from "../fixtures";
import type { Entry } from "./entry";
import { documentsOf, readPackage } from "./read-package";
import { PackageRefused } from "./refused";

const folder = mkdtempSync(path.join(tmpdir(), "commerceml-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

function stored(content: string | Uint8Array): { path: string; size: number } {
  const file = path.join(folder, String(++files));
  writeFileSync(file, content);
  return { path: file, size: statSync(file).size };
}

/** What a file is read as: entries, or the code of why it is refused. */
async function readingOf(content: string | Uint8Array, entry?: string): Promise<Entry[] | string> {
  const entries: Entry[] = [];
  try {
    for await (const some of readPackage({ ...stored(content), entry, encoding: "utf-8" })) entries.push(...some);
    return entries;
  } catch (error) {
    if (error instanceof PackageRefused) return error.reason.code;
    throw error;
  }
}

function zipped(entries: Record<string, Buffer | string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    zip.outputStream.on("data", (piece: Buffer) => pieces.push(piece)).on("end", () => resolve(Buffer.concat(pieces)));
  });
}

const inCatalogue = (inside: string, before = "") =>
  `<?xml version="1.0"?>${before}<КоммерческаяИнформация><Каталог><Товары>${inside}</Товары></Каталог></КоммерческаяИнформация>`;

describe("S54: hostile files are refused with their reason, quickly and in a thread of their own", () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY ${"b".repeat(i + 1)} "${`&${i === 0 ? "a" : "b".repeat(i)};`.repeat(10)}">`).join("")}]>`;
  test.each<[string, string | Uint8Array, string]>([
    ["billion laughs", inCatalogue(`<Товар><Ид>&${"b".repeat(12)};</Ид></Товар>`, laughs), "commerceml.doctype"],
    [
      "an external entity of a file",
      inCatalogue("<Товар><Ид>&x;</Ид></Товар>", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      "commerceml.doctype",
    ],
    ["an external DTD", inCatalogue("", '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">'), "commerceml.doctype"],
    ["an entity that nobody declared", inCatalogue("<Товар><Ид>&x;</Ид></Товар>"), "commerceml.not_well_formed"],
    [
      "a million numeric entities in one text",
      inCatalogue(`<Товар><Ид>${"&#65;".repeat(1_000_000)}</Ид></Товар>`),
      "commerceml.text_too_long",
    ],
    ["a tag without an end", inCatalogue(`<Товар ${'a="x" '.repeat(400_000)}`), "commerceml.text_too_long"],
    ["an attribute without an end", inCatalogue(`<Товар a="${"x".repeat(3_000_000)}`), "commerceml.text_too_long"],
    ["depth", "<КоммерческаяИнформация>".repeat(100_000), "commerceml.too_deep"],
    ["a product of a million elements", inCatalogue(`<Товар>${"<a/>".repeat(1_000_000)}</Товар>`), "commerceml.record_too_large"],
    [
      "a product of a hundred long texts",
      inCatalogue(`<Товар>${`<a>${"x".repeat(100_000)}</a>`.repeat(200)}</Товар>`),
      "commerceml.record_too_large",
    ],
    ["a zip called xml", Buffer.from("PK\u0003\u0004 and more", "latin1"), "commerceml.not_xml"],
    ["a picture called xml", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "commerceml.not_xml"],
    ["HTML", "<html><body>404</body></html>", "commerceml.other_document"],
    ["nothing", "", "commerceml.not_xml"],
    [
      "an encoding that 1C does not write",
      '<?xml version="1.0" encoding="utf-7"?><КоммерческаяИнформация/>',
      "commerceml.unknown_encoding",
    ],
    [
      "bytes that are no UTF-8",
      Buffer.concat([bytes("utf-8", "<КоммерческаяИнформация>"), Buffer.from([0xc3, 0x28])]),
      "commerceml.not_text",
    ],
    ["half a file", bytes("utf-8", importXml([{ id: "a", name: "А" }])).subarray(0, 300), "commerceml.not_well_formed"],
  ])(
    "%s",
    async (_what, content, code) => {
      expect(await readingOf(content)).toBe(code);
    },
    30_000,
  );

  test("an archive that is made to burst, that lies about its sizes or leads elsewhere", async () => {
    const bomb = await zipped({ "import.xml": Buffer.alloc(64 * 1024 * 1024, " ") });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await readingOf(bomb, "import.xml")).toBe("commerceml.archive_bomb");
    // The directory says 10 bytes; there are 64 MB.
    const lying = Buffer.from(bomb);
    const directory = lying.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
    lying.writeUInt32LE(10, directory + 24);
    expect(await readingOf(lying, "import.xml")).toMatch(/^commerceml\.(archive_broken|archive_bomb|not_xml)$/);
    const named = await zipped({ "a/import.xml": "<a/>" });
    const traversal = Buffer.from(named.toString("latin1").replaceAll("a/import.xml", "../mport.xml"), "latin1");
    for (const archive of [traversal, Buffer.from("no zip"), named.subarray(0, named.length - 10), deflateRawSync("x")])
      await expect(documentsOf(stored(archive))).rejects.toMatchObject({
        name: "PackageRefused",
        reason: { code: "commerceml.archive_broken" },
      });
    // The end of the directory counts its entries.
    const crowd = Buffer.from(named);
    const end = crowd.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
    crowd.writeUInt16LE(20_001, end + 8);
    crowd.writeUInt16LE(20_001, end + 10);
    await expect(documentsOf(stored(crowd))).rejects.toMatchObject({ reason: { code: "commerceml.archive_entries" } });
    expect(await readingOf(named, "offers.xml")).toBe("commerceml.no_such_file");
  }, 60_000);

  test("no change to an honest file makes the reader fail otherwise than by a refusal", async () => {
    const honest = [
      bytes("windows-1251", importXml([{ id: "a", article: "A", name: "Чайник", tax: "22" }])),
      bytes("utf-8", offersXml([{ id: "a#b", prices: { ret: "1 234,50" }, places: { w: "3" } }])),
      bytes(
        "utf-8",
        documentsXml([{ id: "1", goods: [{ id: "a", name: "Чай", price: "1", quantity: "2" }], requisites: { Отменен: "да" } }]),
      ),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...honest),
        fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (file, changes) => {
          const broken = Buffer.from(file);
          for (const [at, byte] of changes) broken[at % broken.length] = byte;
          const read = await readingOf(broken);
          if (typeof read === "string") expect(read).toMatch(/^commerceml\./);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

test("an archive gives its documents in the order in which 1C wants them read", async () => {
  const zip = await zipped({
    "rests.xml": "<КоммерческаяИнформация/>",
    "offers0_1.xml": "<КоммерческаяИнформация/>",
    "import_files/a.jpg": "…",
    "webdata/import0_10.xml": bytes("windows-1251", importXml([{ id: "a", name: "Чайник" }])) as Buffer,
    "import0_2.xml": "<КоммерческаяИнформация/>",
  });
  expect(await documentsOf(stored(zip))).toEqual(["import0_2.xml", "webdata/import0_10.xml", "offers0_1.xml", "rests.xml"]);
  expect(await readingOf(zip, "import0_10.xml")).toMatchObject([{ is: "catalogue" }, { is: "good", name: "Чайник" }]);
});
