import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

type Entity = Record<string, unknown>;
/** lose: it is done, and the answer never arrives. */
type Trouble = "lose" | "limit" | "keys" | "refuse";

const path = "/rest/1/a1b2c3d4/";

/** A portal on this machine that speaks the REST format, with its contacts and deals. */
export async function aLocalBitrix() {
  const portal = {
    webhookUrl: "",
    contacts: [] as Entity[],
    deals: [] as Entity[],
    comments: [] as Entity[],
    calls: [] as string[],
    trouble: {} as Record<string, Trouble>,
  };
  const answer = (method: string, body: Entity): unknown => {
    const fields = (body["fields"] ?? {}) as Entity;
    const deal = () => portal.deals.find(({ ID }) => Number(ID) === body["id"]) ?? {};
    switch (method) {
      case "crm.duplicate.findbycomm": {
        const values = body["values"] as string[];
        const has = (contact: Entity) =>
          ((contact[String(body["type"])] ?? []) as { VALUE: string }[]).some(({ VALUE }) => values.includes(VALUE));
        const ids = portal.contacts.filter(has).map(({ ID }) => ID);
        // PHP writes an empty object as an empty list.
        return ids.length > 0 ? { CONTACT: ids } : [];
      }
      case "crm.contact.add":
        return portal.contacts.push({ ID: portal.contacts.length + 1, ...fields });
      case "crm.deal.add":
        return portal.deals.push({ ID: String(portal.deals.length + 1), ...fields });
      case "crm.deal.list": {
        const filter = Object.entries(body["filter"] as Entity);
        return portal.deals.filter((one) => filter.every(([name, value]) => one[name] === value)).map(({ ID }) => ({ ID }));
      }
      case "crm.deal.update":
        Object.assign(deal(), fields);
        return true;
      case "crm.deal.productrows.set":
        Object.assign(deal(), { rows: body["rows"] });
        return true;
      case "crm.timeline.comment.add":
        return portal.comments.push({ ID: String(portal.comments.length + 1), ...fields });
      case "crm.timeline.comment.list": {
        const filter = Object.entries(body["filter"] as Entity);
        return portal.comments
          .filter((one) => filter.every(([name, value]) => one[name] === value))
          .toReversed()
          .slice(0, 50);
      }
      case "crm.dealcategory.stage.list":
        return ["NEW", "PREPARATION", "EXECUTING", "WON", "LOSE"].map((id) => ({ STATUS_ID: id, NAME: id }));
      case "crm.category.list":
        return {
          categories: [
            { id: 0, name: "Общая", isDefault: "Y" },
            { id: 5, name: "Опт", isDefault: "N" },
          ],
        };
      case "crm.status.list":
        return [
          { ENTITY_ID: "STATUS", STATUS_ID: "NEW", NAME: "Лид" },
          { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "NEW", NAME: "Новая" },
          { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "WON", NAME: "Успех" },
          { ENTITY_ID: "DEAL_STAGE_5", STATUS_ID: "C5:NEW", NAME: "Заявка" },
        ];
      default:
        return undefined;
    }
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const method = (request.url ?? "").slice(path.length).replace(/\.json$/, "");
    if (!request.url?.startsWith(path)) return say(401, { error: "INVALID_CREDENTIALS", error_description: "Invalid request credentials" });
    portal.calls.push(method);
    const trouble = portal.trouble[method];
    if (trouble === "limit") return say(503, { error: "QUERY_LIMIT_EXCEEDED", error_description: "Too many requests" });
    if (trouble === "keys") return say(401, { error: "NO_AUTH_FOUND", error_description: "Wrong authorization data" });
    if (trouble === "refuse") return say(400, { error: "", error_description: "Field is mandatory<br>" });
    const result = answer(method, JSON.parse(Buffer.concat(chunks).toString()));
    if (trouble === "lose") return request.socket.destroy();
    if (result === undefined) return say(404, { error: "ERROR_METHOD_NOT_FOUND", error_description: "Method not found!" });
    say(200, { result, time: { start: 1, finish: 2, duration: 1 } });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => void server.close());
  portal.webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return portal;
}
