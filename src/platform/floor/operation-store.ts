import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { KeptOperation, OperationStore } from "./kept-operation";

interface FloorSchema extends DBSchema {
  operations: { key: number; value: KeptOperation; indexes: { id: string } };
  kept: { key: string; value: { at: number; data: unknown } };
}

const keptForMs = 24 * 60 * 60 * 1000;

let opened: Promise<IDBPDatabase<FloorSchema>> | null = null;

function database(): Promise<IDBPDatabase<FloorSchema>> {
  opened ??= openDB<FloorSchema>("dirigent.floor", 1, {
    upgrade(db) {
      const operations = db.createObjectStore("operations", { keyPath: "seq", autoIncrement: true });
      operations.createIndex("id", "id", { unique: true });
      db.createObjectStore("kept");
    },
    // Another tab brings a newer layout: this one lets go.
    blocking: (_, __, event) => (event.target as IDBDatabase | null)?.close(),
    terminated: () => {
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** The acts of this device in the browser's own database: they outlive a reload and a closed tab. */
export const deviceStore: OperationStore = {
  all: async () => (await database()).getAll("operations"),
  add: async (operation) => {
    await (await database()).add("operations", operation);
  },
  change: async (id, changes) => {
    const transaction = (await database()).transaction("operations", "readwrite");
    const kept = await transaction.store.index("id").get(id);
    if (kept) await transaction.store.put({ ...kept, ...changes });
    await transaction.done;
  },
  remove: async (id) => {
    const transaction = (await database()).transaction("operations", "readwrite");
    const key = await transaction.store.index("id").getKey(id);
    if (key !== undefined) await transaction.store.delete(key);
    await transaction.done;
  },
};

/** Where the browser lends no database (a private window), the acts live as long as the page. */
export function memoryStore(): OperationStore {
  const kept: KeptOperation[] = [];
  let seq = 0;
  const at = (id: string) => kept.findIndex((one) => one.id === id);
  return {
    all: async () => [...kept],
    add: async (operation) => {
      kept.push({ ...operation, seq: ++seq });
    },
    change: async (id, changes) => {
      const [before] = kept.slice(at(id));
      if (before && at(id) >= 0) kept[at(id)] = { ...before, ...changes };
    },
    remove: async (id) => {
      if (at(id) >= 0) kept.splice(at(id), 1);
    },
  };
}

/** Keeps an answer of the server, to be shown while there is no network. */
export async function keepAnswer(key: string, data: unknown): Promise<void> {
  try {
    await (await database()).put("kept", { at: Date.now(), data }, key);
  } catch {
    // Without a database the page knows what it was opened with.
  }
}

/** The answer that was kept last, within a day. */
export async function keptAnswer(key: string): Promise<unknown> {
  try {
    const kept = await (await database()).get("kept", key);
    return kept && Date.now() - kept.at < keptForMs ? kept.data : null;
  } catch {
    return null;
  }
}

/** Nothing that was read stays on a device after its worker has gone; what was done and not yet sent does. */
export async function forgetAnswers(): Promise<void> {
  try {
    await (await database()).clear("kept");
  } catch {
    // Nothing was kept.
  }
}
