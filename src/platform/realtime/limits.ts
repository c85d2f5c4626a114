/** What a client may ask of the sockets; whoever asks for more is cut. */
export type SocketLimits = {
  /** Bytes of one message. Ours are tens of bytes long. */
  messageBytes: number;
  /** Messages of one connection: so many at once, then so many a second. */
  messageBurst: number;
  messagesPerSecond: number;
  /** Sockets of one person, API key or tracking link. */
  socketsOfOne: number;
  /** Connections from one address: an office, a mobile network, a reverse proxy that does not tell addresses. */
  connectionsOfAddress: number;
  /** Handshakes from one address: room for everybody to come back after a restart. */
  handshakeBurst: number;
  handshakesPerSecond: number;
  /** Messages that may wait for a client that does not read. */
  unreadMessages: number;
  /** How often who is connected is asked anew who it is. */
  recheckMs: number;
  /** Events that are replayed after a lost connection; beyond, the client reads everything anew. */
  replayAtMost: number;
};

export const usualLimits: SocketLimits = {
  messageBytes: 16_384,
  messageBurst: 50,
  messagesPerSecond: 10,
  socketsOfOne: 400,
  connectionsOfAddress: 3_000,
  handshakeBurst: 2_500,
  handshakesPerSecond: 100,
  unreadMessages: 2_000,
  recheckMs: 15_000,
  replayAtMost: 10_000,
};
