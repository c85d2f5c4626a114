import type { Instrumentation } from "next";

/** Next tells here what failed while it answered for a page; the log is where it is found again, by its digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // The proxy runs on Node as well; nothing of ours is built for another runtime.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logPageError } = await import("@/server/page-errors");
  logPageError(error, { method: request.method, route: context.routePath, during: context.renderSource ?? context.routeType });
};
