import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

type Entity = Record<string, unknown>;
/** lose: it is done, and the answer never arrives. */
type Trouble = "lose" | "limit";
type Answer = { status: number; body?: unknown };

/** An account on this machine that speaks API v4, with its contacts, deals and notes. */
export async function aLocalAmocrm(token: string) {
  const account = {
    baseUrl: "",
    contacts: [] as Entity[],
    leads: [] as Entity[],
    notes: [] as Entity[],
    trouble: {} as Record<string, Trouble>,
    add(what: "contacts" | "leads", entity: Entity): Entity {
      const made = { id: account[what].length + 1, created_at: Math.floor(Date.now() / 1000), ...entity };
      account[what].push(made);
      return made;
    },
  };
  const listed = (what: string, found: Entity[]): Answer =>
    found.length > 0 ? { status: 200, body: { _page: 1, _links: {}, _embedded: { [what]: found } } } : { status: 204 };
  // Words and digits, wherever they stand.
  const bare = (value: unknown) =>
    JSON.stringify(value)
      .toLowerCase()
      .replace(/[ ()+-]/g, "");
  const search = (what: "contacts" | "leads", query: string): Answer => {
    const wanted = query.toLowerCase().replace(/^7(?=\d{10}$)/, "");
    return listed(
      what,
      account[what].filter((one) => bare(one).includes(wanted.replace(/[ ()+-]/g, ""))),
    );
  };
  const answer = (method: string, url: URL, body: unknown): Answer => {
    const [, , , what = "", id, part] = url.pathname.split("/");
    const query = url.searchParams.get("query") ?? "";
    if (what === "account") return { status: 200, body: { id: 1, currency: "RUB" } };
    if (id === "pipelines" && !part) {
      const statuses = [
        { id: 100, name: "Неразобранное", type: 1 },
        { id: 101, name: "Новая", type: 0 },
        { id: 142, name: "Успешно", type: 0 },
      ];
      const pipeline = (id: number, name: string, is_archive: boolean) => ({ id, name, is_archive, _embedded: { statuses } });
      return listed("pipelines", [pipeline(31, "Розница", false), pipeline(32, "Старая", true)]);
    }
    if (id === "pipelines")
      return part === "31"
        ? { status: 200, body: { id: 31, _embedded: { statuses: [101, 102, 142, 143].map((stage) => ({ id: stage, name: "" })) } } }
        : { status: 404, body: { title: "Not Found", status: 404 } };
    if (part === "notes" && method === "POST") {
      account.notes.push(...(body as Entity[]));
      return { status: 200, body: { _embedded: { notes: [{ id: 1 }] } } };
    }
    if (part === "notes") return listed("notes", account.notes);
    if (what !== "contacts" && what !== "leads") return { status: 404, body: { title: "Not Found", status: 404 } };
    if (method === "GET") return search(what, query);
    if (method === "PATCH") {
      const lead = account.leads.find((one) => one["id"] === Number(id));
      if (!lead) return { status: 400, body: { title: "Bad Request", detail: "Entity not found", status: 400 } };
      Object.assign(lead, body);
      return { status: 200, body: { id: Number(id), updated_at: 1 } };
    }
    const made = (body as Entity[]).map((one) => ({ id: account.add(what, one)["id"], request_id: "0" }));
    return { status: 200, body: { _links: {}, _embedded: { [what]: made } } };
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? "/", "http://amocrm.test");
    const trouble = account.trouble[`${request.method} ${url.pathname}`];
    const given: Answer =
      request.headers.authorization !== `Bearer ${token}`
        ? { status: 401, body: { title: "Unauthorized", status: 401, detail: "Неверный логин или пароль" } }
        : trouble === "limit"
          ? { status: 429, body: { title: "Too Many Requests", status: 429 } }
          : answer(request.method ?? "GET", url, text ? JSON.parse(text) : null);
    if (trouble === "lose") return void request.socket.destroy();
    response.writeHead(given.status, { "content-type": given.status < 400 ? "application/hal+json" : "application/problem+json" });
    response.end(given.body === undefined ? undefined : JSON.stringify(given.body));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => void server.close());
  account.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return account;
}
