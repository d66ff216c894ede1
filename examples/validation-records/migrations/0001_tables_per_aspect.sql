-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE validation_results_per_aspect (
    server_id integer NOT NULL,
    resource_type text NOT NULL,
    fhir_id text NOT NULL,
    aspect text NOT NULL,
    valid boolean NOT NULL,
    messages integer NOT NULL,
    validated_at timestamptz NOT NULL,
    PRIMARY KEY (server_id, resource_type, fhir_id, aspect)
);

CREATE TABLE validation_message_groups (
    signature text PRIMARY KEY,
    aspect text NOT NULL,
    severity text NOT NULL,
    code text NOT NULL,
    path text NOT NULL
);

CREATE TABLE validation_messages (
    server_id integer NOT NULL,
    resource_type text NOT NULL,
    fhir_id text NOT NULL,
    aspect text NOT NULL,
    position integer NOT NULL,
    signature text NOT NULL REFERENCES validation_message_groups,
    severity text NOT NULL,
    code text NOT NULL,
    path text NOT NULL,
    PRIMARY KEY (server_id, resource_type, fhir_id, aspect, position),
    FOREIGN KEY (server_id, resource_type, fhir_id, aspect) REFERENCES validation_results_per_aspect
);

CREATE INDEX validation_messages_signature_idx ON validation_messages (signature);

CREATE TABLE validation_settings_per_aspect (
    server_id integer PRIMARY KEY,
    settings jsonb NOT NULL
);
