// SPDX-License-Identifier: Apache-2.0
/**
 * The answers of commands. Component names are JSON fields that other programs rely on: fields may be added, none renamed.
 */
@NullMarked
package io.suture.cli.view;

import org.jspecify.annotations.NullMarked;
