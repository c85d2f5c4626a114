import { test } from "vitest";
import { crashWithKey, moments } from "@/testing/crash-with-key";
import { withDatabase } from "@/testing/database";

for (const when of Object.keys(moments) as (keyof typeof moments)[])
  for (const what of ["order", "payment"] as const)
    test(
      `S16: a process that is killed ${when} leaves exactly one ${what} to whoever asks again`,
      withDatabase((database) => crashWithKey(database, when, what)),
    );
