import sharp from "sharp";
import { type Formats, full, number } from "@/lib/formats";
import { joinPdfs } from "@/lib/join-pdfs";
import { translator } from "@/platform/i18n/translator";
import { type Block, row, space, stack } from "@/platform/pdf/block";
import { mm, newPage, type Sheet } from "@/platform/pdf/sheet";
import { type Column, drawTable } from "@/platform/pdf/table";
import { text } from "@/platform/pdf/text";
import { drawRunningHead, finishTablePaper, grey, openTablePaper } from "../documents/table-paper";
import { type Entry, entriesOf } from "./entries-of";
import type { EvidenceFolder } from "./load-folder";

type Words = ReturnType<typeof translator<"documents.evidence">>;
type Parcel = EvidenceFolder["view"]["parcels"][number];
type Drawing = { sheet: Sheet; t: Words; folder: EvidenceFolder; title: string; at: (moment: Date | string) => string };

/** The evidence of parcels as one paper, A4: a part for each, what happened to them, and the label as the carrier got it. */
export async function evidencePdf(folder: EvidenceFolder): Promise<Buffer> {
  const { locale, view, printedAt, label } = folder;
  const t = translator(locale, "documents.evidence");
  const formats: Formats = { locale, timeZone: view.timezone, currency: "" };
  const title = t("title", { number: view.number });
  const sheet = openTablePaper({ title, locale, createdAt: printedAt });
  const at = (moment: Date | string) => full(new Date(moment), formats, new Date(0));
  const drawing: Drawing = { sheet, t, folder, title, at };
  let y = place(drawing, headOf(drawing), sheet.top);
  for (const parcel of view.parcels) {
    y = place(drawing, parcelHead(drawing, parcel), y + mm(5));
    y = table(drawing, y + mm(2), contentColumns(drawing), parcel.lines);
    if (parcel.scans.length > 0) y = table(drawing, y + mm(4), scanColumns(drawing), parcel.scans);
    y = await drawPhotos(drawing, parcel, y + mm(4));
  }
  y = place(drawing, heading(drawing, t("history")), y + mm(5));
  y = table(drawing, y + mm(2), entryColumns(drawing), entriesOf(folder));
  if (view.codes.length > 0) {
    y = place(drawing, heading(drawing, t("codes")), y + mm(5));
    table(drawing, y + mm(2), codeColumns(drawing), view.codes);
  }
  const own = await finishTablePaper(sheet, locale);
  // A label that its carrier has locked stays beside: the paper is whole without it.
  return label ? (joinPdfs([own, label]) ?? own) : own;
}

/** Draws a block here, or on the next page where it no longer fits. */
function place({ sheet, title }: Drawing, block: Block, y: number): number {
  let from = y;
  if (from + block.height > sheet.bottom) {
    newPage(sheet);
    from = drawRunningHead(sheet, title);
  }
  block.draw(sheet.left, from);
  return from + block.height;
}

function table<Row>({ sheet, title }: Drawing, y: number, columns: readonly Column<Row>[], rows: readonly Row[]): number {
  let from = y;
  if (from + mm(20) > sheet.bottom) {
    newPage(sheet);
    from = drawRunningHead(sheet, title);
  }
  return drawTable(sheet, { columns, rows, y: from, onNewPage: () => drawRunningHead(sheet, title), padding: 2.5 });
}

const heading = ({ sheet }: Drawing, words: string) => text(sheet, words, { face: "bold", size: 12, width: sheet.width });

function fact({ sheet }: Drawing, label: string, value: string | null): Block[] {
  if (!value) return [];
  const width = sheet.width - mm(48);
  return [
    row([
      { x: 0, block: text(sheet, label, { size: 9, colour: grey, width: mm(46) }) },
      { x: mm(48), block: text(sheet, value, { size: 10, width, maxLines: 3, minSize: 8 }) },
    ]),
  ];
}

function headOf(drawing: Drawing): Block {
  const { sheet, t, folder, title, at } = drawing;
  const { view, shipment, shop, printedAt } = folder;
  return stack(
    [
      text(sheet, title, { face: "bold", size: 16, width: sheet.width, maxLines: 2, minSize: 12 }),
      space(mm(1)),
      ...fact(drawing, t("shop"), shop),
      ...fact(drawing, t("order"), view.orderNumber),
      ...fact(drawing, t("warehouse"), view.warehouseName),
      ...fact(drawing, t("carrier"), shipment && `${shipment.carrierName}, ${shipment.service}`),
      ...fact(drawing, t("tracking"), shipment?.trackingNumber ?? null),
      ...fact(drawing, t("printed"), at(printedAt)),
    ],
    mm(1),
  );
}

function parcelHead(drawing: Drawing, parcel: Parcel): Block {
  const { t, folder, at } = drawing;
  const kg = (grams: number) => number(grams / 1000, folder.locale, 3);
  const { length, width, height } = parcel.dimensionsMm;
  const size = t("size", { length: length / 10, width: width / 10, height: height / 10 });
  const { expectedGrams, allowedGrams } = parcel;
  return stack(
    [
      heading(drawing, t("parcel", { position: parcel.position })),
      ...fact(drawing, t("box"), parcel.box ? `${parcel.box.name}, ${size}` : size),
      ...fact(drawing, t(parcel.weighed ? "weighed" : "weight"), t("kg", { kg: kg(parcel.weightGrams) })),
      ...fact(drawing, t("expected"), expectedGrams === null ? null : t("within", { kg: kg(expectedGrams), grams: allowedGrams ?? 0 })),
      ...fact(drawing, t("weightWhy"), parcel.weightWhy),
      ...fact(drawing, t("packed"), parcel.packedAt && `${parcel.by ?? ""}, ${at(parcel.packedAt)}`),
    ],
    mm(1),
  );
}

/** Two in a row, as large as half a page is wide, with who took them and when. */
async function drawPhotos(drawing: Drawing, { photos }: Parcel, y: number): Promise<number> {
  const { sheet, folder, at } = drawing;
  const side = (sheet.width - mm(6)) / 2;
  let below = y;
  for (let first = 0; first < photos.length; first += 2) {
    const pair = photos.slice(first, first + 2);
    const drawn = await Promise.all(pair.map(async (photo) => ({ photo, jpeg: await jpegOf(folder.photos.get(photo.id)) })));
    const cells = drawn.map(({ photo, jpeg }, index) => ({
      x: index * (side + mm(6)),
      block: stack([
        {
          height: side,
          draw: (x: number, top: number) => {
            if (jpeg) sheet.pdf.image(jpeg, x, top, { fit: [side, side], align: "center", valign: "center" });
          },
        },
        text(sheet, `${photo.by}, ${at(photo.at)}`, { size: 8, colour: grey, width: side }),
      ]),
    }));
    below = place(drawing, row(cells), below) + mm(3);
  }
  return below;
}

const jpegOf = (webp: Buffer | undefined) =>
  webp ? sharp(webp).flatten({ background: "#ffffff" }).jpeg({ quality: 80 }).toBuffer() : null;

const small = { size: 9, minSize: 6.5 } as const;

function contentColumns({ sheet, t }: Drawing): Column<Parcel["lines"][number]>[] {
  const [sku, quantity] = [mm(45), mm(18)];
  return [
    { head: t("sku"), width: sku, cell: (line, width) => text(sheet, line.sku, { ...small, face: "mono", width, maxLines: 2 }) },
    {
      head: t("name"),
      width: sheet.width - sku - quantity - 16,
      cell: (line, width) => text(sheet, line.name, { ...small, width, maxLines: 2 }),
    },
    {
      head: t("quantity"),
      width: quantity,
      align: "right",
      cell: (line, width) => text(sheet, String(line.quantity), { ...small, width, align: "right" }),
    },
  ];
}

function scanColumns({ sheet, t, at }: Drawing): Column<Parcel["scans"][number]>[] {
  const [time, sku] = [mm(45), mm(45)];
  return [
    { head: t("scannedAt"), width: time, cell: (scan, width) => text(sheet, at(scan.at), { ...small, width, maxLines: 1 }) },
    { head: t("sku"), width: sku, cell: (scan, width) => text(sheet, scan.sku ?? "", { ...small, face: "mono", width, maxLines: 1 }) },
    {
      head: t("code"),
      width: sheet.width - time - sku - 16,
      cell: (scan, width) => text(sheet, shown(scan.code), { ...small, face: "mono", width, maxLines: 3 }),
    },
  ];
}

function entryColumns({ sheet, t, at }: Drawing): Column<Entry>[] {
  const [time, who] = [mm(45), mm(45)];
  return [
    { head: t("at"), width: time, cell: (entry, width) => text(sheet, at(entry.at), { ...small, width, maxLines: 1 }) },
    {
      head: t("what"),
      width: sheet.width - time - who - 16,
      cell: (entry, width) => text(sheet, entry.what, { ...small, width, maxLines: 3 }),
    },
    { head: t("who"), width: who, cell: (entry, width) => text(sheet, entry.by, { ...small, width, maxLines: 2 }) },
  ];
}

function codeColumns({ sheet, t }: Drawing): Column<EvidenceFolder["view"]["codes"][number]>[] {
  const [sku, state] = [mm(40), mm(40)];
  return [
    { head: t("sku"), width: sku, cell: (one, width) => text(sheet, one.sku, { ...small, face: "mono", width, maxLines: 2 }) },
    {
      head: t("code"),
      width: sheet.width - sku - state - 16,
      cell: (one, width) => text(sheet, shown(one.code), { ...small, face: "mono", width, maxLines: 4 }),
    },
    { head: t("state"), width: state, cell: (one, width) => text(sheet, t(`states.${one.state}`), { ...small, width, maxLines: 2 }) },
  ];
}

/** The separators of a mark are no letters: they are named. */
const shown = (code: string) => code.replaceAll("\u001d", " GS ");
