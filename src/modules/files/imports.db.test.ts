import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { systemContext } from "@/platform/context";
import { withDatabase } from "@/testing/database";
import { anImport } from "@/testing/imports";
import { aChannel, actingAs, anOrder, aProduct, aShop, stockOf } from "@/testing/orders";
import { workbookOf } from "@/testing/tables";
import { runImport } from "./commands/run-import";
import { startCommit, startUndo } from "./commands/start-commit";
import { uploadFile } from "./commands/upload-file";
import { exportList } from "./exports/export-list";
import { orderRows } from "./exports/order-rows";
import { productRows, stockRows } from "./exports/rows";
import { importById, listErrors, listImports, listLeftOut } from "./import-queries";

type Db = Parameters<Parameters<typeof withDatabase>[0]>[0]["db"];

const bodyOf = (content: string | Uint8Array) => [Buffer.from(content)] as unknown as AsyncIterable<Uint8Array>;

function raise(error: Error): never {
  throw error;
}

async function written(content: AsyncGenerator<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function started(db: Db) {
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "TEA", barcode: "4600000000008", priceMinor: 10_000, stock: { MSK: 10 } });
  await aProduct(ctx, { sku: "CUP", priceMinor: 20_000, stock: { MSK: 5 } });
  return ctx;
}

test(
  "products: a dry run counts what a commit does, wrong cells are named, and the batch is taken back",
  withDatabase(async ({ db }) => {
    const ctx = await started(db);
    const file =
      "Артикул;Название;Цена;Активен\nTEA;Товар TEA;120,50;да\nCUP;Товар CUP;200;да\nNEW;Новый;1 299,90 ₽;да\nBAD;Плохой;дорого;может быть\n;Без артикула;1;\nNEW;Дважды;1;\n";
    const { id, check, commit, undo } = await anImport(ctx, { kind: "products", content: file });
    const checked = await check();
    expect(checked).toMatchObject({ state: "checked", rows: 6, counts: { new: 1, changed: 1, same: 1, wrong: 3, errors: 4 } });
    const { items: errors } = await listErrors(ctx, id, {});
    expect(errors.map(({ row, field, reason }) => [row, field, reason.code])).toEqual([
      [5, "active", "file.not_yes"],
      [5, "price", "file.not_money"],
      [6, "sku", "file.missing"],
      [7, "sku", "file.twice"],
    ]);
    expect(errors[1]).toMatchObject({ column: "Цена", value: "дорого" });
    expect((await commit()).done).toMatchObject({ new: 1, changed: 1, same: 1, refused: 0 });
    const prices = async () => (await written((await exported(ctx, "products")).content)).toString();
    expect(await prices()).toContain("TEA;Товар TEA;4600000000008;;120,50");
    expect(await prices()).toContain("NEW;Новый");
    expect((await undo()).done).toMatchObject({ undone: 2, kept: 0 });
    expect(await prices()).toContain("TEA;Товар TEA;4600000000008;;100,00");
    expect(await prices()).not.toContain("NEW");
  }),
);

test(
  "what was used or changed since stays when a batch is undone, with why",
  withDatabase(async ({ db }) => {
    const ctx = await started(db);
    const first = await anImport(ctx, { kind: "products", content: "sku,name,price\nNEW,New,10\nTEA,Товар TEA,11\n" });
    await first.check();
    await first.commit();
    const later = await anImport(ctx, { kind: "products", content: "sku,price\nTEA,12\n" });
    await later.check();
    await later.commit();
    await anOrder(ctx, { lines: { NEW: 1 } });
    expect((await first.undo()).done).toMatchObject({ undone: 0, kept: 2 });
    const { items } = await listLeftOut(ctx, first.id, {});
    expect(items.map(({ reason }) => reason?.code)).toEqual(["product.in_use", "file.changed_since"]);
  }),
);

test(
  "stock: figures of a workbook become what lies there, by SKU or barcode, and go back by a counter-movement",
  withDatabase(async ({ db }) => {
    const ctx = await started(db);
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const content = await workbookOf({
      rows: `<row>${cell("Остатки на 23.11")}</row><row>${cell("Штрихкод")}${cell("Склад")}${cell("Остаток")}</row>
        <row>${cell("4600000000008")}${cell("MSK")}<c><v>7</v></c></row><row>${cell("4600000000008")}${cell("Склад KZN")}<c><v>3</v></c></row>
        <row>${cell("1")}${cell("MSK")}<c><v>1</v></c></row>`,
    });
    const { check, commit, undo } = await anImport(ctx, { kind: "stock", content });
    expect((await check()).counts).toMatchObject({ new: 1, changed: 1, wrong: 1 });
    await commit();
    expect((await stockOf(ctx, "TEA", "MSK")).onHand).toBe(7);
    expect((await stockOf(ctx, "TEA", "KZN")).onHand).toBe(3);
    expect((await undo()).done).toMatchObject({ undone: 2, kept: 0 });
    expect((await stockOf(ctx, "TEA", "MSK")).onHand).toBe(10);
    expect((await stockOf(ctx, "TEA", "KZN")).onHand).toBe(0);
  }),
);

const shopify =
  "Name,Email,Financial Status,Fulfillment Status,Currency,Shipping,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Name,Shipping Address1,Shipping City,Shipping Zip,Shipping Country\n" +
  "#1001,a@example.com,paid,unfulfilled,RUB,10.00,5.00,2026-05-01 10:00:00 +0200,2,Tea,100.00,TEA,Анна,Laan 2,Gouda,'0280,NL\n" +
  "#1001,a@example.com,,,,,,,1,Cup,200.00,CUP,,,,,\n" +
  "#1002,,pending,unfulfilled,RUB,0,0,2026-05-01 11:00:00 +0200,1,Tea,100.00,TEA,Борис,Laan 3,Gouda,1,NL\n" +
  "#1003,,paid,fulfilled,RUB,0,0,2026-05-01 11:00:00 +0200,1,Tea,100.00,TEA,Вера,Laan 3,Gouda,1,NL\n";

test(
  "orders of Shopify's export: rows of one number are one order, the same file twice is one order, undo cancels what has not begun",
  withDatabase(async ({ db }) => {
    const ctx = await started(db);
    const { id, check, commit, undo } = await anImport(ctx, { kind: "orders", content: shopify, settings: { channel: "site" } });
    expect((await importById(ctx, id)).preset).toBe("shopify");
    expect((await check()).counts).toMatchObject({ new: 3, wrong: 0 });
    expect((await commit()).done).toMatchObject({ new: 3 });
    const rows = (await written((await exported(ctx, "orders")).content)).toString();
    expect(rows).toMatch(/site;#1001;2026-05-01 11:00:00;\w+;RUB;Анна;a@example.com;;NL;;Gouda;0280;Laan 2;;10,00;paid/);
    expect(rows.match(/#1001/g)).toHaveLength(2);
    expect((await stockOf(ctx, "TEA")).reserved).toBe(3);
    const again = await anImport(ctx, { kind: "orders", content: shopify, settings: { channel: "site" } });
    expect((await again.check()).counts).toMatchObject({ new: 0, same: 3 });
    await expect(startCommit(ctx, again.id)).rejects.toMatchObject({ reason: { code: "file.nothing_to_take" } });
    expect((await undo()).done).toMatchObject({ undone: 2, kept: 1 });
    expect((await stockOf(ctx, "TEA")).reserved).toBe(0);
  }),
);

test(
  "till sales leave the shop's warehouse at once, paid and delivered; a check comes in once",
  withDatabase(async ({ db }) => {
    const ctx = await started(db);
    await aChannel(ctx, { code: "till", kind: "pos" });
    const content =
      "Дата;Чек;Штрихкод;Количество;Цена;Сумма;Оплата\n22.11.2026 10:05;17;4600000000008;2;100,00;190,00;Карта\n22.11.2026 10:09;18;4600000000008;-1;100;-100;Карта\n22.11.2026;19;нет такого;1;1;1;нал\n";
    const wish = { kind: "sales", content, settings: { channel: "till", warehouse: "MSK" } } as const;
    const { check, commit, undo } = await anImport(ctx, wish);
    expect((await check()).counts).toMatchObject({ new: 1, wrong: 2, errors: 3 });
    await commit();
    expect(await stockOf(ctx, "TEA", "MSK")).toMatchObject({ onHand: 8, reserved: 0 });
    expect((await written((await exported(ctx, "orders")).content)).toString()).toMatch(/till;2026-11-22 17;.*in_store;0,00;paid/);
    const again = await anImport(ctx, wish);
    expect((await again.check()).counts).toMatchObject({ new: 0, same: 1 });
    expect((await undo()).done).toMatchObject({ kept: 1 });
  }),
);

async function exported(ctx: Parameters<typeof exportList>[0], what: "products" | "stock" | "orders", format: "csv" | "xlsx" = "csv") {
  const rows = { products: productRows, stock: stockRows, orders: orderRows }[what];
  return exportList(ctx, { what, format, filter: {}, rows: (writing) => rows(ctx, {}, writing) });
}

test(
  "our own exports change nothing when they are imported, as CSV and as XLSX",
  withDatabase(async ({ db }) => {
    const ctx = await started(db);
    await aProduct(ctx, { sku: "=1+1", priceMinor: 100, stock: { KZN: 1 } });
    await anOrder(ctx, { lines: { TEA: 2, CUP: 1 } });
    await anOrder(ctx, { lines: { "=1+1": 1 }, externalId: "E-1" });
    for (const format of ["csv", "xlsx"] as const)
      for (const kind of ["products", "stock", "orders"] as const) {
        const content = await written((await exported(ctx, kind, format)).content);
        const { check } = await anImport(ctx, { kind, content });
        const { counts, items } = await check();
        expect({ format, kind, ...counts }).toMatchObject({ format, kind, new: 0, changed: 0, same: items, wrong: 0 });
        expect(items).toBeGreaterThan(1);
      }
  }),
);

test(
  "two workers at one batch take each row in once, and one that died goes on where it was",
  withDatabase(async ({ db }) => {
    const ctx = await started(db);
    const rows = Array.from({ length: 120 }, (_, i) => `N-${i};Товар ${i};${i}\n`).join("");
    const { id, check } = await anImport(ctx, { kind: "products", content: `Артикул;Название;Цена\n${rows}` });
    await check();
    await startCommit(ctx, id);
    const system = systemContext(ctx.db, ctx.actor.organizationId);
    // One that dies in the middle of its second piece: what it had written of it is gone with its transaction.
    let pieces = 0;
    const dying = { ...system, now: () => (++pieces > 30 ? raise(new Error("killed")) : new Date()) };
    await expect(runImport(dying, { importId: id })).rejects.toThrow("killed");
    expect((await importById(ctx, id)).state).toBe("committing");
    await Promise.all([runImport(system, { importId: id }), runImport(system, { importId: id })]);
    expect(await importById(ctx, id)).toMatchObject({ state: "done", done: { new: 120, same: 0, refused: 0 } });
  }),
);

test(
  "another organization's imports are not there; who ranks lower may not import; hostile files are refused whole (S54)",
  withDatabase(async ({ db }) => {
    const ctx = await started(db);
    const { ctx: other } = await aShop(db);
    const { id } = await anImport(ctx, { kind: "products", content: "sku;name\nA;B\n" });
    for (const act of [
      () => importById(other, id),
      () => startCommit(other, id),
      () => startUndo(other, id),
      () => listErrors(other, id, {}),
    ])
      await expect(act()).rejects.toMatchObject({ kind: "not_found" });
    expect((await listImports(other, {})).items).toEqual([]);
    const operator = actingAs(ctx, { role: "operator" });
    await expect(uploadFile(operator, { kind: "stock", source: "x", name: "x" }, bodyOf("sku"))).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(startCommit(operator, id)).rejects.toMatchObject({ kind: "forbidden" });
    const key = actingAs(ctx, { kind: "key", role: "manager", scopes: ["orders:write"] });
    await expect(uploadFile(key, { kind: "stock", source: "x", name: "x" }, bodyOf("sku"))).rejects.toMatchObject({ kind: "forbidden" });
    const png = await readFile("src/app/icon.svg");
    await expect(uploadFile(ctx, { kind: "stock", source: "x", name: "x.csv" }, bodyOf(png))).rejects.toMatchObject({
      reason: { code: "file.wrong_type" },
    });
    const bomb = await workbookOf({ rows: '<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(300_000) });
    await expect(uploadFile(ctx, { kind: "stock", source: "x", name: "x.xlsx" }, bodyOf(bomb))).rejects.toMatchObject({
      reason: { code: "file.archive_bomb" },
    });
    expect((await listImports(ctx, {})).items).toHaveLength(1);
  }),
  30_000,
);
