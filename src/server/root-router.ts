import { organizationsRouter } from "@/modules/organizations/router";
import { router } from "@/platform/trpc/procedures";

/** Every module's procedures, one line each, by name. */
export const appRouter = router({
  organizations: organizationsRouter,
});

export type AppRouter = typeof appRouter;
