#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fetches PostgreSQL's grammar as WebAssembly and writes it, its licence and its import map into the module grammar.
# usage: tools/renew-libpg-query.sh [VERSION]      needs npm, node, sha256sum
set -euo pipefail

version=${1:-18.1.5}
here=$(cd "$(dirname "$0")/.." && pwd)
target=$here/grammar/src/main/resources/libpgquery
wasm=$here/grammar/src/main/wasm/libpg-query.wasm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$work" && npm pack --silent "libpg-query@$version" >/dev/null && tar xzf "libpg-query-$version.tgz")
package=$work/package
mkdir -p "$target" "$(dirname "$wasm")"
cp "$package/wasm/libpg-query.wasm" "$wasm"
chmod 644 "$wasm"
cp "$package/LICENSE" "$target/libpg-query.LICENSE"
sum=$(sha256sum "$wasm" | cut -d' ' -f1)

# The letters change with every release; emscripten's JavaScript is the only place that says what they mean.
node - "$package/wasm/libpg-query.js" "$version" "$sum" >"$target/libpg-query.properties" <<'JS'
const [file, version, sum] = process.argv.slice(2);
const text = require('fs').readFileSync(file, 'utf8');
const imports = /wasmImports=\{([^}]*)\}/.exec(text)[1].split(',').map(pair => pair.split(':'));
const exports = [...text.matchAll(/(\w+)(?:"\])?=(?:wasmMemory=)?wasmExports\["(\w+)"\]/g)].map(match => [match[2], match[1]]);
exports.push([/wasmExports\["(\w+)"\]\(\)/.exec(text)[1], 'call_ctors']);
const plain = name => name.replace(/^_+/, '').replace(/_js$/, '');
const lines = [
    '# SPDX-License-Identifier: Apache-2.0',
    '# Written by tools/renew-libpg-query.sh: what the letters in the WebAssembly module stand for.',
    'version=' + version,
    'sha256=' + sum,
    ...imports.map(([letter, name]) => 'import.' + letter + '=' + plain(name)).sort(),
    ...exports.map(([letter, name]) => 'export.' + plain(name) + '=' + letter).sort(),
];
console.log(lines.join('\n'));
JS
cat >"$target/README.md" <<TEXT
<!-- SPDX-License-Identifier: Apache-2.0 -->
# PostgreSQL's grammar

\`src/main/wasm/libpg-query.wasm\` is taken unchanged from the npm package libpg-query $version (MIT, see \`libpg-query.LICENSE\`), which is
[libpg_query](https://github.com/pganalyze/libpg_query) (BSD 3-clause; it contains code of PostgreSQL under the PostgreSQL
licence) compiled to WebAssembly. \`libpg-query.properties\` is read from the same package's JavaScript.

SHA-256 of the module: \`$sum\`

The build compiles it to Java classes (\`io.suture.grammar.CompileGrammar\`): \`GrammarMachine\`, \`grammar.wasm\`, \`grammar.data\`.
Renew the module and this folder with \`make grammar\` (\`tools/renew-libpg-query.sh VERSION\`).
TEXT
echo "libpg-query $version, sha256 $sum"
