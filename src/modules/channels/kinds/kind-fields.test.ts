import { describe, expect, test } from "vitest";
import { z } from "zod";
import { messagesOf } from "@/platform/i18n/messages";
import { marketplaceKinds, marketplaceOf } from "../marketplaces/registry";
import { connectionOf, fieldAt, formSchema, formValues, newSecret } from "./form-values";
import { guideOf, kindGuides, unasked } from "./kind-fields";

type Schema = {
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  oneOf?: Schema[];
  required?: string[];
  enum?: string[];
  const?: string;
};
const accepted = (schema: z.ZodType | undefined) => z.toJSONSchema(schema ?? z.never(), { io: "input", unrepresentable: "any" }) as Schema;

describe.each(marketplaceKinds)("the form of %s", (kind) => {
  const marketplace = marketplaceOf(kind);
  const fields = guideOf(kind)?.fields ?? [];

  test.each(["settings", "secrets"] as const)("asks for all of its %s and for nothing else", (where) => {
    const { properties = {}, required = [] } = accepted(marketplace?.[where]);
    const asked = fields.filter((field) => field.in === where);
    const names = new Set(asked.map(({ name }) => name.split(".")[0]));
    const free = where === "settings" ? (unasked[kind] ?? []) : [];
    expect([...names].sort()).toEqual(
      Object.keys(properties)
        .filter((name) => !free.includes(name))
        .sort(),
    );
    for (const field of asked) {
      const [name = "", inner] = field.name.split(".");
      expect([field.name, field.required ?? false]).toEqual([field.name, required.includes(name)]);
      const whole = properties[name];
      const shapes = inner ? [whole, ...(whole?.oneOf ?? [])].flatMap((shape) => shape?.properties?.[inner] ?? []) : [whole];
      expect([field.name, shapes.length > 0]).toEqual([field.name, true]);
      const allowed = shapes.flatMap((shape) => {
        const chosen = field.shape === "words" ? shape?.additionalProperties : shape;
        return chosen?.enum ?? chosen?.const ?? [];
      });
      if (field.choices) expect([...field.choices].sort()).toEqual([...new Set(allowed)].sort());
    }
  });
});

describe.each(Object.keys(kindGuides))("the words of %s", (kind) => {
  test.each(["ru", "en"] as const)("explain its fields and steps (%s)", (locale) => {
    const { fields, steps, kinds, kindAbout, meanings } = messagesOf(locale).channels as unknown as Record<
      string,
      Record<string, Record<string, unknown> & string>
    >;
    expect(kinds?.[kind]).toBeTruthy();
    expect(kindAbout?.[kind]).toBeTruthy();
    const worded = (name: string) => fields?.[kind]?.[name.replace(".", "_")] ?? fields?.["any"]?.[name];
    expect(guideOf(kind)?.fields.filter(({ name }) => !worded(name))).toEqual([]);
    const choices = guideOf(kind)?.fields.flatMap((field) => (field.shape === "words" ? (field.choices ?? []) : [])) ?? [];
    expect(choices.filter((choice) => !meanings?.[choice])).toEqual([]);
    expect(guideOf(kind)?.steps.filter(({ id }) => !steps?.[kind]?.[id])).toEqual([]);
  });
});

const shop = kindGuides["woocommerce"]?.fields ?? [];
const market = kindGuides["yandex_market"]?.fields ?? [];

test("a form begins with what is stored, and what it sends the adapter accepts", () => {
  const stored = { baseUrl: "https://shop.example.com", statuses: { delivered: "done" }, noteForBuyer: true };
  const values = formValues(shop, stored);
  expect(values).toMatchObject({
    baseUrl: "https://shop.example.com",
    "statuses.delivered": "done",
    noteForBuyer: "yes",
    webhookSecret: "",
  });
  const { settings, secrets } = connectionOf(shop, { ...values, webhookSecret: " s ", consumerKey: "" }, stored);
  expect(settings).toEqual(stored);
  expect(secrets).toEqual({ webhookSecret: "s" });
  expect(marketplaceOf("woocommerce")?.settings.safeParse(settings).success).toBe(true);
});

test("maps lose their empty rows, and settings of other screens stay", () => {
  const values = { ...formValues(market, {}), campaignId: "77", warehouseMap: { MSK: " 51 ", KZN: "" } };
  expect(connectionOf(market, values, { campaignId: 1, elsewhere: { kept: true } }).settings).toEqual({
    campaignId: "77",
    warehouseMap: { MSK: "51" },
    elsewhere: { kept: true },
  });
});

test("a refusal is shown at its field, and a stored secret is not asked for again", () => {
  expect(fieldAt(market, "settings.warehouseMap.MSK")).toBe("warehouseMap");
  expect(fieldAt(shop, "settings.statuses.delivered")).toBe("statuses.delivered");
  expect(fieldAt(shop, "settings.unheard")).toBeNull();
  const wrong = (values: object, kept: string[]) =>
    formSchema(market, kept)
      .safeParse(values)
      .error?.issues.map(({ path }) => path[0]);
  expect(wrong(formValues(market, {}), [])).toEqual(["apiKey", "campaignId"]);
  expect(wrong(formValues(market, { campaignId: 7 }), ["apiKey"])).toBeUndefined();
  expect(wrong({ ...formValues(market, { campaignId: 7 }), baseUrl: "shop" }, ["apiKey"])).toEqual(["baseUrl"]);
  expect(newSecret()).toMatch(/^[\da-f]{64}$/);
});
