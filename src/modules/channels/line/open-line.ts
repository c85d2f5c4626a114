import { reason } from "@/lib/reason";
import { env } from "@/platform/env";
import { guardedFetch } from "@/platform/guarded-fetch";
import { ChannelTrouble, type Line } from "../marketplaces/line";
import type { Marketplace, Secrets, Settings } from "../marketplaces/port";
import { askChannel, downloadFile } from "./ask-channel";
import { inLane } from "./pace";

/** Opens a connection's line. Questions leave at the channel's pace, to `settings.baseUrl` or the channel's own host. */
export function openLine(
  marketplace: Marketplace,
  { id, settings, secrets, now }: { id: string; settings: Settings; secrets: Secrets; now: Date },
): Line {
  const call = guardedFetch(env().allowPrivateHosts);
  const own = settings["baseUrl"];
  return {
    settings,
    secrets,
    now,
    ask(question) {
      const base = typeof own === "string" ? own : (question.host ?? marketplace.host(settings));
      if (base === null) throw new ChannelTrouble("rubbish", reason("channel.base_url_missing"));
      return inLane(id, marketplace.pace, () => askChannel(call, base, marketplace.authorize(secrets), question));
    },
    download: (url) => inLane(id, marketplace.pace, () => downloadFile(call, url)),
  };
}
