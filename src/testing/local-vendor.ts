import { askChannel, downloadFile } from "@/modules/channels/line/ask-channel";
import { ChannelTrouble, type Line } from "@/modules/channels/marketplaces/line";
import type { Marketplace, Secrets, Settings } from "@/modules/channels/marketplaces/port";
import { aLocalServer, type Seen, type VendorAnswer } from "./local-server";

/**
 * A vendor's server on this machine: `answer` speaks its format, `seen` holds what it was asked, `line` asks it without waiting
 * for the channel's pace. It is stopped when the test ends.
 */
export async function aLocalVendor(
  marketplace: Marketplace,
  {
    secrets = {},
    settings = {},
    answer,
  }: { secrets?: Secrets; settings?: Settings; answer: (asked: Seen) => VendorAnswer | Promise<VendorAnswer> },
) {
  const { baseUrl, seen } = await aLocalServer(answer);
  const all: Settings = { baseUrl, ...settings };
  const line: Line = {
    settings: all,
    secrets,
    now: new Date(),
    ask: (question) => askChannel(fetch, String(all["baseUrl"]), marketplace.authorize(secrets), question),
    download: (url) => downloadFile(fetch, url),
  };
  /** What `testConnection` says, also when there is no answer. */
  const problem = async (): Promise<string | null> => {
    try {
      return (await marketplace.testConnection(line))?.code ?? null;
    } catch (error) {
      if (error instanceof ChannelTrouble) return error.reason.code;
      throw error;
    }
  };
  return { baseUrl, seen, line, problem };
}
