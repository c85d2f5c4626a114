"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { coalesce } from "./coalesce";

/** Keeps the public tracking page of an order fresh. Without a connection, or when the link was revoked, the page stays as it is. */
export function TrackLive({ token }: { token: string }): null {
  const router = useRouter();
  useEffect(() => {
    let isGone = false;
    let close = () => {};
    const refresh = coalesce(() => router.refresh(), { everyMs: 500, mustWait: () => document.hidden });
    // The page is there before the code of its connection is.
    import("./live-client")
      .then(({ createLiveClient }) => {
        if (isGone) return;
        const client = createLiveClient({ namespace: "/track", auth: { token } });
        client.hear({ onEvent: refresh.soon, onStale: refresh.soon });
        client.open();
        close = client.close;
      })
      .catch(() => {});
    return () => {
      isGone = true;
      close();
      refresh.cancel();
    };
  }, [router, token]);
  return null;
}
