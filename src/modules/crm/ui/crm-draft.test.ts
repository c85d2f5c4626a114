import { expect, test } from "vitest";
import { crmOf } from "../vendors/registry";
import { crmOfDraft, draftOf, fieldAt, stagesIn } from "./crm-draft";

test("what the form begins with and sends is what the CRM's own schema takes", () => {
  const bitrix = crmOfDraft(
    "bitrix24",
    { ...draftOf("bitrix24", "", {}), secret: " https://x.bitrix24.ru/rest/1/abc/ ", paid: "PAID" },
    {},
  );
  expect(bitrix.secrets).toEqual({ webhookUrl: "https://x.bitrix24.ru/rest/1/abc/" });
  expect(crmOf("bitrix24")?.settings.parse(bitrix.settings)).toMatchObject({ category: 0, stages: { placed: "NEW", paid: "PAID" } });
  const amo = crmOfDraft("amocrm", { ...draftOf("amocrm", "", {}), account: "shop", pipeline: "31", linkField: "7" }, {});
  expect(crmOf("amocrm")?.settings.parse(amo.settings)).toMatchObject({ account: "shop", linkField: 7, stages: { cancelled: "143" } });
  expect(amo.secrets).toEqual({});
});

test("stored settings come back as they were, and a refusal finds its field", () => {
  const stored = {
    baseUrl: "https://crm.example",
    account: "shop",
    pipeline: "31",
    currency: "KZT",
    stages: { paid: "5" },
    title: "{number}",
  };
  expect(crmOfDraft("amocrm", draftOf("amocrm", "amo", stored), stored).settings).toEqual({
    ...stored,
    buyer: { name: true, phone: true, email: true },
  });
  expect(fieldAt("settings.stages.paid")).toBe("paid");
  expect(fieldAt("secrets.token")).toBe("secret");
  expect(fieldAt("kind")).toBeNull();
});

test("in another funnel a stage stays if it is there, becomes the same one of that funnel, or has to be chosen", () => {
  const draft = { ...draftOf("bitrix24", "", {}), paid: "PREPARATION" };
  const stages = ["C5:NEW", "C5:WON", "C5:LOSE"].map((id) => ({ id, name: id }));
  const moved = { placed: "C5:NEW", paid: "", shipped: "", delivered: "C5:WON", cancelled: "C5:LOSE" };
  expect(stagesIn({ id: "5", name: "Опт", stages }, draft)).toEqual(moved);
  const back = [...stages, { id: "NEW", name: "Новая" }].map(({ id, name }) => ({ id: id.replace("C5:", ""), name }));
  expect(stagesIn({ id: "0", name: "Общая", stages: back }, { ...draft, ...moved })).toMatchObject({ placed: "NEW", delivered: "WON" });
});
