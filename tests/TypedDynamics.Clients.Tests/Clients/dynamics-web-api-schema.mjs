import assert from "node:assert/strict";
import { DynamicsWebApi } from "dynamics-web-api";
import { runChecks } from "./checks.mjs";

const api = new DynamicsWebApi({
  serverUrl: process.env.EMULATOR_URL,
  dataApi: { version: "9.2" },
  onTokenRefresh: async () => "any token",
});
const crm = "Microsoft.Dynamics.CRM.";
const label = (text, language = 1033) => ({ "@odata.type": crm + "Label", LocalizedLabels: [{ "@odata.type": crm + "LocalizedLabel", Label: text, LanguageCode: language }] });
const account = "LogicalName='account'";
const publish = () => api.callAction({ actionName: "PublishAllXml" });

await runChecks({
  "tables, selected and filtered": async () => {
    const all = await api.retrieveEntities({ select: ["LogicalName", "EntitySetName"] });
    assert.ok(all.value.some((each) => each.EntitySetName === "accounts"));
    const custom = await api.retrieveEntities({ select: ["LogicalName"], filter: "IsCustomEntity eq true and IsIntersect eq false" });
    assert.deepEqual(custom.value.map((each) => each.LogicalName).sort(), ["contoso_project", "contoso_projecttask", "contoso_skill"]);
  },

  "a table by its name with what it has": async () => {
    const entity = await api.retrieveEntity({ key: account, select: ["SchemaName"], expand: [{ property: "Attributes", select: ["LogicalName"], filter: "LogicalName eq 'name'" }, { property: "Keys" }] });
    assert.equal(entity.SchemaName, "Account");
    assert.deepEqual(entity.Attributes.map((each) => each.LogicalName), ["name"]);
    const same = await api.retrieveEntity({ key: entity.MetadataId, select: ["LogicalName"] });
    assert.equal(same.LogicalName, "account");
  },

  "a table that is not there": async () => {
    await assert.rejects(api.retrieveEntity({ key: "LogicalName='nope'" }), (error) => error.status === 404 && error.code === "0x80041102");
  },

  "columns of a kind with their options": async () => {
    const list = await api.retrieveAttributes({ entityKey: account, castType: crm + "PicklistAttributeMetadata", select: ["LogicalName"], expand: [{ property: "OptionSet", select: ["Options"] }] });
    const industry = list.value.find((each) => each.LogicalName === "industrycode");
    assert.ok(industry.OptionSet.Options.length > 0);
    const one = await api.retrieveAttribute({ entityKey: account, attributeKey: "LogicalName='name'", castType: crm + "StringAttributeMetadata", select: ["MaxLength"] });
    assert.equal(one.MaxLength, 160);
  },

  "a table that is made, changed and used": async () => {
    const id = await api.createEntity({
      data: {
        "@odata.type": crm + "EntityMetadata", SchemaName: "new_Boat", DisplayName: label("Boat"), DisplayCollectionName: label("Boats"), OwnershipType: "UserOwned",
        Attributes: [{ "@odata.type": crm + "StringAttributeMetadata", IsPrimaryName: true, SchemaName: "new_Name", MaxLength: 100, DisplayName: label("Name") }],
      },
    });
    const entity = await api.retrieveEntity({ key: id });
    assert.equal(entity.EntitySetName, "new_boats");
    await api.updateEntity({ data: { ...entity, DisplayName: label("Ship") }, mergeLabels: true });
    await publish();
    assert.equal((await api.retrieveEntity({ key: id, select: ["DisplayName"] })).DisplayName.UserLocalizedLabel.Label, "Ship");
    const row = await api.create({ collection: "new_boats", data: { new_name: "Argo" }, returnRepresentation: true });
    assert.equal(row.new_name, "Argo");
  },

  "a column that is made, changed and used": async () => {
    const made = await api.createAttribute({ entityKey: "LogicalName='new_boat'", data: { "@odata.type": crm + "MoneyAttributeMetadata", SchemaName: "new_Price", DisplayName: label("Price"), PrecisionSource: 2 } });
    assert.match(made, /^[0-9a-f-]{36}$/);
    const attribute = await api.retrieveAttribute({ entityKey: "LogicalName='new_boat'", attributeKey: "LogicalName='new_price'", castType: crm + "MoneyAttributeMetadata" });
    assert.equal(attribute.MetadataId, made);
    await api.updateAttribute({ entityKey: "LogicalName='new_boat'", data: { ...attribute, "@odata.type": crm + "MoneyAttributeMetadata", DisplayName: label("Prix", 1036) }, mergeLabels: true });
    await publish();
    const labels = (await api.retrieveAttribute({ entityKey: "LogicalName='new_boat'", attributeKey: made, select: ["DisplayName"] })).DisplayName.LocalizedLabels;
    assert.deepEqual(labels.map((each) => each.Label).sort(), ["Price", "Prix"]);
    assert.equal((await api.create({ collection: "new_boats", data: { new_price: 12.5 }, returnRepresentation: true })).new_price, 12.5);
  },

  "relationships": async () => {
    const id = await api.createRelationship({
      data: {
        "@odata.type": crm + "OneToManyRelationshipMetadata", SchemaName: "new_account_new_boat", ReferencedEntity: "account", ReferencedAttribute: "accountid", ReferencingEntity: "new_boat",
        CascadeConfiguration: { Assign: "NoCascade", Delete: "RemoveLink", Merge: "NoCascade", Reparent: "NoCascade", Share: "NoCascade", Unshare: "NoCascade" },
        Lookup: { "@odata.type": crm + "LookupAttributeMetadata", AttributeType: "Lookup", SchemaName: "new_OwnerAccount", DisplayName: label("Owner") },
      },
    });
    const cast = crm + "OneToManyRelationshipMetadata";
    const relationship = await api.retrieveRelationship({ key: id, castType: cast });
    assert.equal(relationship.ReferencingAttribute, "new_owneraccount");
    await api.updateRelationship({ data: { ...relationship, "@odata.type": cast, CascadeConfiguration: { ...relationship.CascadeConfiguration, Delete: "Cascade" } }, castType: cast });
    assert.equal((await api.retrieveRelationship({ key: id, castType: cast, select: ["CascadeConfiguration"] })).CascadeConfiguration.Delete, "Cascade");
    const all = await api.retrieveRelationships({ castType: cast, select: ["SchemaName"], filter: "ReferencedEntity eq 'account'" });
    assert.ok(all.value.some((each) => each.SchemaName === "new_account_new_boat"));
    await api.deleteRelationship({ key: id });
    await assert.rejects(api.retrieveRelationship({ key: id }), (error) => error.status === 404);
  },

  "global choices": async () => {
    const id = await api.createGlobalOptionSet({
      data: { "@odata.type": crm + "OptionSetMetadata", Name: "new_hulls", IsGlobal: true, OptionSetType: "Picklist", DisplayName: label("Hulls"), Options: [{ Value: 1, Label: label("Wood") }] },
    });
    const cast = crm + "OptionSetMetadata";
    const set = await api.retrieveGlobalOptionSet({ key: id, castType: cast });
    assert.deepEqual(set.Options.map((each) => each.Value), [1]);
    await api.updateGlobalOptionSet({ data: { ...set, "@odata.type": cast, DisplayName: label("Bodies") }, castType: cast, mergeLabels: true });
    await publish();
    assert.equal((await api.retrieveGlobalOptionSet({ key: "Name='new_hulls'", select: ["DisplayName"] })).DisplayName.UserLocalizedLabel.Label, "Bodies");
    assert.ok((await api.retrieveGlobalOptionSets({ castType: cast, select: ["Name"] })).value.some((each) => each.Name === "new_hulls"));
    await api.deleteGlobalOptionSet({ key: id });
    await assert.rejects(api.retrieveGlobalOptionSet({ key: id }), (error) => error.status === 404);
  },

  "the CSDL": async () => {
    assert.match(await api.retrieveCsdlMetadata(), /<EntityType Name="new_boat"/);
  },
});
