using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>Follows the uses of lambda parameters through the tokens of a selector.</summary>
internal sealed class ProjectionReader(List<CSharpToken> tokens)
{
    /// <summary>Looks at every use of a bound parameter between two tokens.</summary>
    public void Read(int start, int end, Binding binding)
    {
        for (var at = start; at < end;)
        {
            if (IsUse(at) && binding.Find(tokens[at].Text) is { } used) at = ReadPart(at + 1, used.Part, binding);
            else at++;
        }
    }

    /// <summary>Whether a bound parameter is used at all between two tokens.</summary>
    public bool HasUse(int start, int end, Binding binding)
    {
        for (var at = start; at < end; at++)
            if (IsUse(at) && binding.Find(tokens[at].Text) is not null) return true;
        return false;
    }

    private int ReadPart(int at, ReadPart part, Binding binding)
    {
        if (part.Row is { } row) return ReadRow(at, row, binding, isRelated: row.IsOptional);
        if (MemberAt(at) is { } member && part.Members!.TryGetValue(member.Name, out var inner)) return ReadPart(member.After, inner, binding);
        part.AddAll();
        return at;
    }

    // A name behind a dot is a member of something else.
    private bool IsUse(int at) => tokens[at].IsName && (at == 0 || !(tokens[at - 1].Is(".") || tokens[at - 1].Is("->") || tokens[at - 1].Is("::")));

    /// <summary>What is done to a row; the result is where reading goes on.</summary>
    private int ReadRow(int at, ReadColumns row, Binding binding, bool isRelated)
    {
        if (MemberAt(at) is not { } member)
        {
            if (!isRelated || !IsNullTest(at)) row.AddAll();
            return at;
        }

        var (name, after) = member;
        if (Is(after, "("))
        {
            row.AddAll();
            return after;
        }

        switch (row.Entity.FindMember(name))
        {
            case ColumnModel column:
                row.Add(column);
                // The name of the row that a lookup points to is such a text.
                if (column.Kind == ColumnKind.Lookup && MemberAt(after) is { Name: nameof(EntityReference.Name) }) row.AddTexts();
                return after;
            case NavigationModel { IsCollection: false } navigation:
                return ReadRow(after, row.Behind(navigation), binding, isRelated: true);
            case NavigationModel collection:
                return ReadRows(after, row.Behind(collection), binding);
            default:
                if (name == nameof(Entity.FormattedValues)) row.AddTexts();
                if (name == nameof(Entity.FormattedValues) && TextOf(after, row.Entity) is { } text)
                {
                    row.Add(text.Column);
                    return text.After;
                }

                // The key and the version come with every row.
                if (name is nameof(Entity.Id) or nameof(Entity.ETag)) row.ReadsKey = true;
                else if (name != nameof(Entity.LogicalName)) row.AddAll();
                return after;
        }
    }

    private int ReadRows(int at, ReadColumns rows, Binding binding)
    {
        if (Is(at, "["))
        {
            var closing = ClosingOf(at);
            Read(at + 1, closing, binding);
            return ReadRow(closing + 1, rows, binding, isRelated: true);
        }

        if (MemberAt(at) is not { } member)
        {
            rows.AddAll();
            return at;
        }

        var (name, after) = member;
        if (!Is(after, "("))
        {
            if (name != "Count") rows.AddAll();
            return after;
        }

        var end = ClosingOf(after);
        var arguments = after + 1;
        var method = SequenceMethods.Find(name);
        switch (method)
        {
            case SequenceMethod.SameRows or SequenceMethod.RowAt:
                Read(arguments, end, binding);
                break;
            case SequenceMethod.Row or SequenceMethod.Count when arguments == end:
                break;
            case SequenceMethod.Unknown:
                rows.AddAll();
                return after;
            default:
                ReadLambda(arguments, end, rows, binding);
                break;
        }

        return method switch
        {
            SequenceMethod.Rows or SequenceMethod.SameRows => ReadRows(end + 1, rows, binding),
            SequenceMethod.Row or SequenceMethod.RowAt => ReadRow(end + 1, rows, binding, isRelated: true),
            _ => end + 1,
        };
    }

    // Arguments behind the lambda may speak of the rows in ways of their own.
    private void ReadLambda(int start, int end, ReadColumns rows, Binding binding)
    {
        if (LambdaText.At(tokens, start) is not { } lambda)
        {
            rows.AddAll();
            Read(start, end, binding);
            return;
        }

        if (HasComma(lambda.Body, end))
        {
            rows.AddAll();
            binding.Find(lambda.Parameters[0])?.Part.AddAll();
        }

        Read(lambda.Body, end, new Binding(lambda.Parameters[0], rows, binding));
    }

    // The member behind x, x! or x?
    private (string Name, int After)? MemberAt(int at)
    {
        while (Is(at, "!")) at++;
        if (Is(at, "?")) at++;
        return Is(at, ".") && at + 1 < tokens.Count && tokens[at + 1].IsName ? (tokens[at + 1].Text, at + 2) : null;
    }

    // FormattedValues[nameof(Account.Revenue)]: the text comes with its column.
    private (ColumnModel Column, int After)? TextOf(int at, EntityModel entity)
    {
        if (!Is(at, "[") || !IsName(at + 1, "nameof") || !Is(at + 2, "(")) return null;
        var end = ClosingOf(at + 2);
        return Is(end + 1, "]") && tokens[end - 1].IsName && entity.FindMember(tokens[end - 1].Text) is ColumnModel column ? (column, end + 2) : null;
    }

    // == null, != null, is null, is not null: nothing but the row's being there is asked.
    private bool IsNullTest(int at)
    {
        if (Is(at, "==") || Is(at, "!=")) return IsName(at + 1, "null");
        if (!IsName(at, "is")) return false;
        var value = IsName(at + 1, "not") ? at + 2 : at + 1;
        return IsName(value, "null") && !IsName(value + 1, "or") && !IsName(value + 1, "and");
    }

    private bool HasComma(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (Is(at, ",")) return true;
            if (IsOpening(at)) at = ClosingOf(at);
        }

        return false;
    }

    // The lexer saw to it that brackets are balanced.
    private int ClosingOf(int at)
    {
        var depth = 0;
        do
        {
            if (IsOpening(at)) depth++;
            else if (Is(at, ")") || Is(at, "]") || Is(at, "}")) depth--;
            at++;
        }
        while (depth > 0);
        return at - 1;
    }

    private bool IsOpening(int at) => Is(at, "(") || Is(at, "[") || Is(at, "{");

    private bool Is(int at, string sign) => at < tokens.Count && tokens[at].Is(sign);

    private bool IsName(int at, string name) => at < tokens.Count && tokens[at].IsName && tokens[at].Text == name;
}
