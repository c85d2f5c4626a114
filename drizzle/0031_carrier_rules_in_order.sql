INSERT INTO "carrier_rule_sets" ("organization_id", "rules", "version")
SELECT r.organization_id, jsonb_agg(jsonb_build_object(
    'name', left(r.shipping_method || ' → ' || c.name, 100),
    'on', true,
    'when', jsonb_build_object('channels', '[]'::jsonb, 'regions', '[]'::jsonb, 'shippingMethods', jsonb_build_array(r.shipping_method), 'warehouses', '[]'::jsonb,
      'weightGrams', null, 'value', null, 'cashOnDelivery', null, 'pickupPoint', null),
    'take', jsonb_build_object('carrier', c.code, 'service', r.service)
  ) ORDER BY r.shipping_method), 1
FROM "carrier_rules" r JOIN "carriers" c ON c.organization_id = r.organization_id AND c.id = r.carrier_id
GROUP BY r.organization_id;
--> statement-breakpoint
DROP TABLE "carrier_rules" CASCADE;