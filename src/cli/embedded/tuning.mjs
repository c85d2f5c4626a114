/** How the embedded database is set: a small shop's server with durable commits, closed to the network. */
export const tuning = {
  listen_addresses: "127.0.0.1",
  // Unix sockets have short paths and differ between drivers; on the loopback the password is the door.
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  synchronous_commit: "on",
  wal_compression: "on",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  jit: "off",
  // Rows of hot stock levels change all the time: clean up early.
  autovacuum_vacuum_scale_factor: "0.05",
  autovacuum_analyze_scale_factor: "0.05",
  idle_in_transaction_session_timeout: "60s",
  // What a killed application was still asking for is given up.
  client_connection_check_interval: "10s",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  log_min_messages: "warning",
  log_line_prefix: "%m [%p] ",
};
