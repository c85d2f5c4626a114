import { Mail, MessageSquareText, Send } from "lucide-react";
import type { ReactNode } from "react";
import type { MessageChannel } from "../message-channels";

const icons: Record<MessageChannel, ReactNode> = {
  email: <Mail aria-hidden="true" />,
  sms: <MessageSquareText aria-hidden="true" />,
  telegram: <Send aria-hidden="true" />,
};

/** The sign of a way to a buyer. */
export function ChannelIcon({ channel }: { channel: MessageChannel }) {
  return <span className="shrink-0 text-ink-3 [&_svg]:size-4 [&_svg]:stroke-[1.75]">{icons[channel]}</span>;
}
