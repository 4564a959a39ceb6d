import assert from "node:assert/strict";
import { DynamicsWebApi } from "dynamics-web-api";
import { runChecks } from "./checks.mjs";

const project = "b0000000-0000-0000-0000-000000000001";
const api = new DynamicsWebApi({ serverUrl: process.env.EMULATOR_URL, dataApi: { version: "9.2" }, onTokenRefresh: async () => "any token" });
const column = { collection: "contoso_projects", key: project, property: "contoso_contract" };
const bytes = (count) => Buffer.from(Array.from({ length: count }, (_, at) => (at * 31 + (at >> 8)) & 255));

await runChecks({
  "a small file, up and down": async () => {
    await api.uploadFile({ ...column, data: bytes(1000), fileName: "small.bin" });
    const file = await api.downloadFile(column);
    assert.equal(file.fileName, "small.bin");
    assert.equal(file.fileSize, 1000);
    assert.ok(Buffer.from(file.data).equals(bytes(1000)));
  },

  "a large file, in chunks": async () => {
    const content = bytes(9 * 1024 * 1024 + 11);
    await api.uploadFile({ ...column, data: content, fileName: "large.bin" });
    const file = await api.downloadFile(column);
    assert.equal(file.fileSize, content.length);
    assert.ok(Buffer.from(file.data).equals(content));
    const row = await api.retrieve({ collection: "contoso_projects", key: project, select: ["contoso_contract_name"] });
    assert.equal(row.contoso_contract_name, "large.bin");
  },

  "a file that is taken away": async () => {
    await api.deleteRecord(column);
    const row = await api.retrieve({ collection: "contoso_projects", key: project, select: ["contoso_contract", "contoso_contract_name"] });
    assert.deepEqual([row.contoso_contract, row.contoso_contract_name], [null, null]);
  },

  "what has changed since a list was read": async () => {
    const first = await api.retrieveMultiple({ collection: "accounts", select: ["name"], trackChanges: true });
    assert.ok(first.oDataDeltaLink);
    const made = await api.create({ collection: "accounts", data: { name: "Changed" } });
    const second = await api.retrieveMultiple({ collection: "accounts" }, first.oDataDeltaLink);
    assert.deepEqual(second.value.map((row) => row.name), ["Changed"]);
    await api.deleteRecord({ collection: "accounts", key: made });
    const third = await api.retrieveMultiple({ collection: "accounts" }, second.oDataDeltaLink);
    assert.deepEqual(third.value.map((row) => [row.id, row.reason]), [[made, "deleted"]]);
  },
});
