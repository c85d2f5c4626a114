import { runCheck } from "@/modules/files/commands/run-check";
import { runImport } from "@/modules/files/commands/run-import";
import { startCheck } from "@/modules/files/commands/start-check";
import { startCommit, startUndo } from "@/modules/files/commands/start-commit";
import { uploadFile } from "@/modules/files/commands/upload-file";
import { importById } from "@/modules/files/import-queries";
import type { ImportKind, ImportSettings } from "@/modules/files/kinds";
import { type Context, systemContext } from "@/platform/context";

type Wish = { kind: ImportKind; content: string | Uint8Array; settings?: ImportSettings; source?: string };

/** An uploaded file, and its steps with the jobs that they queue run at once: as the mapping that was guessed has it. */
export async function anImport(ctx: Context, { kind, content, settings = {}, source = "test" }: Wish) {
  const body = [Buffer.from(content)] as unknown as AsyncIterable<Uint8Array>;
  const { id } = await uploadFile(ctx, { kind, source, name: `${kind}.file` }, body);
  const system = systemContext(ctx.db, ctx.actor.organizationId);
  return {
    id,
    check: async () => {
      await startCheck(ctx, { importId: id, mapping: (await importById(ctx, id)).mapping, settings });
      await runCheck(system, { importId: id });
      return importById(ctx, id);
    },
    commit: async () => {
      await startCommit(ctx, id);
      await runImport(system, { importId: id });
      return importById(ctx, id);
    },
    undo: async () => {
      await startUndo(ctx, id);
      await runImport(system, { importId: id });
      return importById(ctx, id);
    },
  };
}
