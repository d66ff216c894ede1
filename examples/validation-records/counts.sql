-- SPDX-License-Identifier: Apache-2.0
-- Resources by server and type, before and after; and of how many the number of aspects, or of messages, is another one (by server, type and id).
SELECT server_id, resource_type, count(l.aspects) AS legacy, count(p.aspects) AS per_aspect,
       count(*) FILTER (WHERE (l.aspects, l.messages) IS DISTINCT FROM (p.aspects, p.messages)) AS differ
FROM (SELECT r.server_id, r.resource_type, r.fhir_id, count(*) AS aspects, sum(jsonb_array_length(item.result -> 'messages')) AS messages
      FROM (SELECT DISTINCT ON (server_id, resource_type, fhir_id) * FROM validation_results_legacy
            ORDER BY server_id, resource_type, fhir_id, validated_at DESC, id DESC) AS r
      CROSS JOIN LATERAL jsonb_each(r.results) AS item(aspect, result) GROUP BY 1, 2, 3) AS l
FULL JOIN (SELECT server_id, resource_type, fhir_id, count(*) AS aspects,
                  sum((SELECT count(*) FROM validation_messages AS m
                       WHERE (m.server_id, m.resource_type, m.fhir_id, m.aspect) = (a.server_id, a.resource_type, a.fhir_id, a.aspect))) AS messages
           FROM validation_results_per_aspect AS a GROUP BY 1, 2, 3) AS p USING (server_id, resource_type, fhir_id)
GROUP BY 1, 2 ORDER BY 1, 2;
