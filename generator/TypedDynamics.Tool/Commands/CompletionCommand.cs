using System.CommandLine;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Commands;

/// <summary>Writes what makes a shell complete this tool's command lines: scripts that ask the tool itself.</summary>
internal static class CompletionCommand
{
    private enum Shell
    {
        Bash,
        Zsh,
        Fish,
        Pwsh,
    }

    private const string Bash =
        """
        _typeddynamics() {
            local IFS=$'\n'
            COMPREPLY=($(typeddynamics "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
        }
        complete -o default -F _typeddynamics typeddynamics

        """;

    private const string Zsh =
        """
        #compdef typeddynamics
        _typeddynamics() {
            local -a words_found
            words_found=("${(@f)$(typeddynamics "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            compadd -- $words_found || _files
        }
        compdef _typeddynamics typeddynamics

        """;

    private const string Fish =
        """
        function __typeddynamics_suggest
            set -l line (commandline -cp)
            typeddynamics "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c typeddynamics -a '(__typeddynamics_suggest)'

        """;

    private const string Pwsh =
        """
        Register-ArgumentCompleter -Native -CommandName typeddynamics -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            # The blank in front of a new word is none of the words.
            typeddynamics "[suggest:$cursorPosition]" $commandAst.ToString().PadRight($cursorPosition) 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    public static Command Create(Surroundings here)
    {
        var shell = new Argument<Shell>("shell") { Description = "Which shell the script is for." };
        var command = new Command("completion", "Writes a script that makes a shell complete commands, options, tables and profiles at the Tab key.") { shell };
        command.WithExamples(
            ("eval \"$(typeddynamics completion bash)\"", "in ~/.bashrc"),
            ("source <(typeddynamics completion zsh)", "in ~/.zshrc, behind compinit"),
            ("typeddynamics completion fish > ~/.config/fish/completions/typeddynamics.fish", "once"),
            ("typeddynamics completion pwsh | Out-String | Invoke-Expression", "in $PROFILE"));
        command.SetRun(here, (parsed, _, _) =>
        {
            here.Out.Write(parsed.GetValue(shell) switch
            {
                Shell.Bash => Bash,
                Shell.Zsh => Zsh,
                Shell.Fish => Fish,
                _ => Pwsh,
            });
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }
}
