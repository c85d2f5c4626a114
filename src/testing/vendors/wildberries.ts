import type { Seen, VendorAnswer } from "@/testing/local-server";

type Fields = Record<string, unknown>;
type Supply = { id: string; name: string; done: boolean; createdAt: string; closedAt: string | null; jobs: number[] };
type Job = { body: Fields; supplierStatus: string; wbStatus: string };

// One pixel.
const picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Wildberries with the assembly jobs of one basket: its FBS API as far as it is asked for, with a list of what was done to it. */
export function aWildberries(jobs: readonly Fields[], stock: Record<string, number>) {
  const all = new Map(jobs.map((body): [number, Job] => [Number(body["id"]), { body, supplierStatus: "new", wbStatus: "waiting" }]));
  const supplies: Supply[] = [];
  const wb = { isPlaced: false, stock: { ...stock }, acts: [] as string[] };

  function answer({ method, path, body }: Seen): VendorAnswer {
    const { pathname } = new URL(path, "http://wb");
    const given = (body ?? {}) as Fields;
    const [, supplyId, jobId] = /^\/api\/v3\/supplies\/([^/]+)(?:\/orders\/(\d+))?/.exec(pathname) ?? [];
    const supply = supplies.find(({ id }) => id === supplyId);
    if (method === "GET" && pathname === "/api/v3/orders/new") return { orders: listed((job) => job.supplierStatus === "new") };
    if (method === "GET" && pathname === "/api/v3/orders") return { next: 0, orders: listed(() => true) };
    if (pathname === "/api/v3/orders/status")
      return {
        orders: (given["orders"] as number[]).flatMap((id) => {
          const job = all.get(id);
          return job ? [{ id, supplierStatus: job.supplierStatus, wbStatus: job.wbStatus }] : [];
        }),
      };
    if (pathname === "/api/v3/orders/stickers")
      return { stickers: (given["orders"] as number[]).map((orderId) => ({ orderId, partA: 1, partB: 2, barcode: "!u", file: picture })) };
    if (pathname.startsWith("/api/v3/stocks/")) return stocks(method, given);
    if (pathname === "/api/v3/supplies") return method === "POST" ? open(String(given["name"])) : { next: 0, supplies };
    if (supply && jobId) return add(supply, Number(jobId));
    if (supply && pathname.endsWith("/deliver")) return deliver(supply);
    if (supply) return supply;
    return { status: 404, body: { code: "NotFound", message: "Не найдено" } };
  }

  const listed = (which: (job: Job) => boolean) =>
    wb.isPlaced
      ? [...all.values()]
          .filter(which)
          .map(({ body }) => ({ ...body, supplyId: supplies.find(({ jobs }) => jobs.includes(Number(body["id"])))?.id }))
      : [];

  function open(name: string): VendorAnswer {
    const supply: Supply = {
      id: `WB-GI-${supplies.length + 1}`,
      name,
      done: false,
      createdAt: new Date().toISOString(),
      closedAt: null,
      jobs: [],
    };
    supplies.push(supply);
    wb.acts.push("supply");
    return { status: 201, body: { id: supply.id } };
  }

  function add(supply: Supply, id: number): VendorAnswer {
    const job = all.get(id);
    if (job?.supplierStatus !== "new") return conflict("FailedToAddSupplyOrder");
    job.supplierStatus = "confirm";
    supply.jobs.push(id);
    wb.acts.push(`job ${id}`);
    return { status: 204, body: "" };
  }

  function deliver(supply: Supply): VendorAnswer {
    if (supply.done) return conflict("SupplyHasBeenDelivered");
    Object.assign(supply, { done: true, closedAt: new Date().toISOString() });
    for (const id of supply.jobs) goOn(id, "complete", "waiting");
    wb.acts.push("deliver");
    return { status: 204, body: "" };
  }

  function stocks(method: string, given: Fields): VendorAnswer {
    if (method === "POST")
      return { stocks: (given["skus"] as string[]).flatMap((sku) => (sku in wb.stock ? [{ sku, amount: wb.stock[sku] }] : [])) };
    for (const { sku, amount } of given["stocks"] as { sku: string; amount: number }[]) if (sku in wb.stock) wb.stock[sku] = amount;
    return { status: 204, body: "" };
  }

  const goOn = (id: number, supplierStatus: string, wbStatus: string) => Object.assign(all.get(id) ?? {}, { supplierStatus, wbStatus });

  /** Somebody buys. */
  const place = () => {
    wb.isPlaced = true;
  };
  /** Wildberries carries all of it on. */
  const goesOn = (wbStatus: string) => {
    for (const id of all.keys()) goOn(id, "complete", wbStatus);
  };
  return { wb, answer, place, goesOn };
}

function conflict(code: string): VendorAnswer {
  return { status: 409, body: { code, message: code } };
}
