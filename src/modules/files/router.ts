import { manager, router } from "@/platform/trpc/procedures";
import { discardImport } from "./commands/discard-import";
import { startCheck } from "./commands/start-check";
import { startCommit, startUndo } from "./commands/start-commit";
import { importById, listErrors, listImports, listLeftOut } from "./import-queries";
import { CheckImportOf, ListImports, ListOfImport, OfImport } from "./inputs";

/** Imports as the screens ask for them. What reads a file (uploading it, choosing its sheet) goes over HTTP: pages are built without the reader. */
export const filesRouter = router({
  list: manager.input(ListImports).query(({ ctx, input }) => listImports(ctx, input)),
  byId: manager.input(OfImport).query(({ ctx, input }) => importById(ctx, input.importId)),
  errors: manager.input(ListOfImport).query(({ ctx, input: { importId, ...query } }) => listErrors(ctx, importId, query)),
  leftOut: manager.input(ListOfImport).query(({ ctx, input: { importId, ...query } }) => listLeftOut(ctx, importId, query)),
  check: manager.input(CheckImportOf).mutation(({ ctx, input }) => startCheck(ctx, input)),
  commit: manager.input(OfImport).mutation(({ ctx, input }) => startCommit(ctx, input.importId)),
  undo: manager.input(OfImport).mutation(({ ctx, input }) => startUndo(ctx, input.importId)),
  discard: manager.input(OfImport).mutation(({ ctx, input }) => discardImport(ctx, input.importId)),
});
