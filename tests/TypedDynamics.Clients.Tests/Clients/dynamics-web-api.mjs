import assert from "node:assert/strict";
import { DynamicsWebApi } from "dynamics-web-api";
import { runChecks } from "./checks.mjs";

const account = "a0000000-0000-0000-0000-000000000001";
const contact = "c0000000-0000-0000-0000-000000000001";
const api = new DynamicsWebApi({
  serverUrl: process.env.EMULATOR_URL,
  dataApi: { version: "9.2" },
  onTokenRefresh: async () => "any token",
});
const anonymous = new DynamicsWebApi({ serverUrl: process.env.EMULATOR_URL, dataApi: { version: "9.2" } });

await runChecks({
  "a function without parameters": async () => {
    const me = await api.callFunction("WhoAmI");
    assert.match(me.UserId, /^[0-9a-f-]{36}$/);
    assert.match(me.OrganizationId, /^[0-9a-f-]{36}$/);
  },

  "a row by id": async () => {
    const row = await api.retrieve({ collection: "accounts", key: account, select: ["name", "revenue", "industrycode"] });
    assert.equal(row.name, "Fourth Coffee");
    assert.equal(row.revenue, 125000.5);
    assert.equal(row.accountid, account);
    assert.match(row["@odata.etag"], /^W\/"\d+"$/);
  },

  "a row by alternate key": async () => {
    const row = await api.retrieve({ collection: "accounts", key: "accountnumber='FC-1'", select: ["name"] });
    assert.equal(row.accountid, account);
  },

  "formatted values and lookup names": async () => {
    const row = await api.retrieve({ collection: "accounts", key: account, select: ["revenue", "industrycode", "_primarycontactid_value"], includeAnnotations: "*" });
    assert.equal(row["revenue@OData.Community.Display.V1.FormattedValue"], "$125,000.50");
    assert.equal(row.revenue_Formatted, "$125,000.50");
    assert.equal(row.industrycode_Formatted, "Wholesale");
    assert.equal(row._primarycontactid_value, contact);
    assert.equal(row._primarycontactid_value_Formatted, "Ann Smith");
    assert.equal(row._primarycontactid_value_LogicalName, "contact");
  },

  "a row with what it refers to": async () => {
    const row = await api.retrieve({ collection: "accounts", key: account, select: ["name"], expand: [{ property: "primarycontactid", select: ["fullname"] }] });
    assert.equal(row.primarycontactid.fullname, "Ann Smith");
    assert.equal(row.primarycontactid.contactid, contact);
  },

  "a filtered and ordered list": async () => {
    const list = await api.retrieveMultiple({ collection: "accounts", select: ["name"], filter: "revenue gt 1000 and startswith(name,'f') or name eq 'o''brien & sons'", orderBy: ["name desc"] });
    assert.deepEqual(list.value.map((row) => row.name), ["O'Brien & Sons", "Fourth Coffee"]);
  },

  "FetchXML, page by page": async () => {
    const fetchXml = `<fetch count="1"><entity name="account"><attribute name="name"/><order attribute="name"/></entity></fetch>`;
    const query = { collection: "accounts", fetchXml, includeAnnotations: "Microsoft.Dynamics.CRM.fetchxmlpagingcookie" };
    const names = [];
    for (let page = await api.fetch({ ...query, pageNumber: 1 }); ; ) {
      names.push(...page.value.map((row) => row.name));
      if (!page.PagingInfo) break;
      page = await api.fetch({ ...query, pageNumber: page.PagingInfo.nextPage, pagingCookie: page.PagingInfo.cookie });
    }

    const all = await api.fetchAll(query);
    const list = await api.retrieveMultiple({ collection: "accounts", select: ["name"], orderBy: ["name"] });
    assert.ok(names.length > 1);
    assert.deepEqual(names, list.value.map((row) => row.name));
    assert.deepEqual(all.value.map((row) => row.name), names);
  },

  "query functions": async () => {
    const list = await api.retrieveMultiple({ collection: "accounts", select: ["name"], filter: "Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['Fourth Coffee','x'])" });
    assert.deepEqual(list.value.map((row) => row.name), ["Fourth Coffee"]);
  },

  "a list with its collections": async () => {
    const list = await api.retrieveMultiple({
      collection: "accounts",
      select: ["name"],
      filter: "contact_customer_accounts/any(c:c/lastname eq 'Jones')",
      expand: [{ property: "contact_customer_accounts", select: ["lastname"], orderBy: ["lastname"] }],
    });
    assert.equal(list.value.length, 1);
    assert.deepEqual(list.value[0].contact_customer_accounts.map((row) => row.lastname), ["Jones", "Smith"]);
  },

  "a count beside a list": async () => {
    const list = await api.retrieveMultiple({ collection: "opportunities", select: ["name"], filter: "estimatedvalue ge 300", count: true });
    assert.equal(list["@odata.count"], 10);
    assert.equal(list.oDataCount, 10);
  },

  "pages by their links, ties included": async () => {
    const request = { collection: "opportunities", select: ["name", "estimatedvalue"], orderBy: ["estimatedvalue desc"], maxPageSize: 4 };
    const seen = [];
    let page = await api.retrieveMultiple(request);
    for (; ; page = await api.retrieveMultiple(request, page.oDataNextLink)) {
      seen.push(...page.value);
      if (!page.oDataNextLink) break;
      assert.equal(page.value.length, 4);
    }

    assert.equal(new Set(seen.map((row) => row.name)).size, 25);
    assert.equal(seen.length, 25);
    const values = seen.map((row) => row.estimatedvalue);
    assert.deepEqual(values, [...values].sort((a, b) => b - a));
  },

  "all rows in one call": async () => {
    const all = await api.retrieveAll({ collection: "opportunities", select: ["name"], maxPageSize: 10 });
    assert.equal(all.value.length, 25);
  },

  "a bare count": async () => {
    assert.equal(await api.count({ collection: "opportunities" }), 25);
    assert.equal(await api.count({ collection: "opportunities", filter: "name eq 'deal 07'" }), 1);
  },

  "errors with their code": async () => {
    await assert.rejects(api.retrieve({ collection: "accounts", key: "a0000000-0000-0000-0000-00000000dead" }), (error) => error.code === "0x80040217" && error.status === 404);
    await assert.rejects(api.retrieveMultiple({ collection: "accounts", select: ["nme"] }), (error) => error.status === 400 && error.message.includes("'nme'"));
    await assert.rejects(anonymous.callFunction("WhoAmI"), (error) => error.status === 401);
  },

  "a new row, its id and its representation": async () => {
    assert.match(await api.create({ collection: "accounts", data: { name: "Plain" } }), /^[0-9a-f-]{36}$/);
    const row = await api.create({ collection: "accounts", data: { name: "Shown", "primarycontactid@odata.bind": `contacts(${contact})` }, select: ["name", "_primarycontactid_value"], returnRepresentation: true });
    assert.equal(row.name, "Shown");
    assert.equal(row._primarycontactid_value, contact);
  },

  "an update, and only of a row that is there": async () => {
    assert.equal(await api.update({ collection: "accounts", key: account, data: { numberofemployees: 7 } }), true);
    const row = await api.update({ collection: "accounts", key: account, data: { numberofemployees: 8 }, returnRepresentation: true, select: ["numberofemployees"] });
    assert.equal(row.numberofemployees, 8);
    await assert.rejects(api.update({ collection: "accounts", key: "a0000000-0000-0000-0000-00000000dead", data: { name: "x" } }), (error) => error.status === 404);
  },

  "one column": async () => {
    await api.updateSingleProperty({ collection: "accounts", key: account, fieldValuePair: { numberofemployees: 9 } });
    assert.equal((await api.retrieve({ collection: "accounts", key: account, select: ["numberofemployees"] })).numberofemployees, 9);
    await api.deleteRecord({ collection: "accounts", key: account, fieldName: "numberofemployees" });
    assert.equal((await api.retrieve({ collection: "accounts", key: account, select: ["numberofemployees"] })).numberofemployees, null);
  },

  "an upsert by id and by alternate key": async () => {
    const made = "a0000000-0000-0000-0000-0000000000aa";
    await api.upsert({ collection: "accounts", key: made, data: { name: "Made" } });
    await api.upsert({ collection: "accounts", key: made, data: { name: "Made again" } });
    assert.equal((await api.retrieve({ collection: "accounts", key: made, select: ["name"] })).name, "Made again");
    await api.upsert({ collection: "accounts", key: "accountnumber='UP-1'", data: { name: "By key" } });
    assert.equal((await api.retrieve({ collection: "accounts", key: "accountnumber='UP-1'", select: ["name"] })).name, "By key");
    assert.equal(await api.upsert({ collection: "accounts", key: made, data: { name: "No" }, ifnonematch: "*" }), null);
  },

  "versions that must match": async () => {
    const version = (await api.retrieve({ collection: "accounts", key: account, select: ["name"] }))["@odata.etag"];
    assert.equal(await api.update({ collection: "accounts", key: account, data: { name: "Fourth Coffee" }, ifmatch: version }), true);
    assert.equal(await api.update({ collection: "accounts", key: account, data: { name: "Late" }, ifmatch: version }), false);
  },

  "rows tied together and apart": async () => {
    await api.associate({ collection: "accounts", primaryKey: account, relationshipName: "opportunity_customer_accounts", relatedCollection: "opportunities", relatedKey: await dealId() });
    assert.equal(await dealsOfAccount(), 1);
    await api.disassociate({ collection: "accounts", primaryKey: account, relationshipName: "opportunity_customer_accounts", relatedKey: await dealId() });
    assert.equal(await dealsOfAccount(), 0);
    await api.associateSingleValued({ collection: "opportunities", primaryKey: await dealId(), navigationProperty: "customerid_account", relatedCollection: "accounts", relatedKey: account });
    assert.equal(await dealsOfAccount(), 1);
    await api.disassociateSingleValued({ collection: "opportunities", primaryKey: await dealId(), navigationProperty: "customerid_account" });
    assert.equal(await dealsOfAccount(), 0);
  },

  "a batch, a change set with references in it": async () => {
    api.startBatch();
    api.create({ collection: "contacts", data: { firstname: "Cid", lastname: "Batch" }, contentId: "1" });
    api.create({ collection: "accounts", data: { name: "Batched", "primarycontactid@odata.bind": "$1" }, contentId: "2" });
    await api.executeBatch();
    const list = await api.retrieveMultiple({ collection: "accounts", select: ["name"], filter: "name eq 'batched'", expand: [{ property: "primarycontactid", select: ["lastname"] }] });
    assert.deepEqual(list.value.map((row) => row.primarycontactid.lastname), ["Batch"]);

    api.startBatch();
    api.retrieve({ collection: "accounts", key: account, select: ["name"] });
    api.retrieveMultiple({ collection: "opportunities", select: ["name"], top: 2 });
    const [row, rows] = await api.executeBatch();
    assert.equal(row.name, "Fourth Coffee");
    assert.equal(rows.value.length, 2);
  },

  "a deleted row": async () => {
    const id = await dealId();
    assert.equal(await api.deleteRecord({ collection: "opportunities", key: id }), true);
    await assert.rejects(api.deleteRecord({ collection: "opportunities", key: id }), (error) => error.status === 404);
  },
});

async function dealId() {
  return (await api.retrieveMultiple({ collection: "opportunities", select: ["name"], filter: "name eq 'deal 01'" })).value[0].opportunityid;
}

async function dealsOfAccount() {
  return api.count({ collection: "opportunities", filter: `_customerid_value eq ${account}` });
}
