using System.Globalization;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Reads enum types.</summary>
internal static class CsdlEnums
{
    public static void Read(CsdlCursor cursor, CsdlDraft draft)
    {
        var at = cursor.Here;
        var name = "";
        var isFlags = false;
        while (cursor.NextAttribute())
        {
            if (cursor.Name.Are(CsdlWords.Name)) name = cursor.Value;
            else if (cursor.Name.Are(CsdlWords.IsFlags)) isFlags = cursor.IsTrue;
        }

        var members = new List<EnumMemberSchema>();
        for (var parent = cursor.Children(); cursor.NextChild(parent);)
        {
            if (cursor.Element.Are(CsdlWords.Member)) ReadMember(cursor, draft, members);
            else CsdlPass.SkipUnknown(draft, cursor, "an enum type");
        }

        if (name.Length == 0) draft.LeftOut.Add("A type without a name was left out", at);
        else draft.Enums.Add(new EnumSchema { Name = name, IsFlags = isFlags, Members = members, Source = at });
    }

    private static void ReadMember(CsdlCursor cursor, CsdlDraft draft, List<EnumMemberSchema> members)
    {
        var at = cursor.Here;
        var name = "";
        // A member without a value follows the one before it.
        var value = members.Count == 0 ? 0 : unchecked(members[members.Count - 1].Value + 1);
        while (cursor.NextAttribute())
        {
            if (cursor.Name.Are(CsdlWords.Name)) name = cursor.Value;
            else if (cursor.Name.Are(CsdlWords.Value) && !long.TryParse(cursor.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out value)) name = "";
        }

        if (name.Length == 0) draft.LeftOut.Add("An enum member without a name or with a value that is no integer was left out", at);
        else members.Add(new EnumMemberSchema(name, value));
        cursor.Skip();
    }
}
