namespace Jingwei.Lab;

/// <summary>Which command was asked for, and what goes wrong said in a sentence: 0 done, 2 what was handed over cannot be used.</summary>
public static class LabCommands
{
    public const string Usage =
        """
        Runs what Jingwei learns on files of messages.

          classify --train A.jsonl IN.jsonl OUT.jsonl     learns the classes of A and suggests one for each message of IN
                                                          OUT: {"id","class","confidence"} a line, in IN's order
          hot-matters IN.jsonl OUT.jsonl [--names]        finds which messages of IN are about the same matter
                                                          OUT: {"id","matter"} a line, the biggest matter first, within it the most typical
                                                          message first; messages that share their matter with no other are left out
                                                          --names adds "name", "size" and "heat" (by the newest message's time) to each line
          duplicates IN.jsonl OUT.jsonl [--least 35]      which messages of IN may be one report twice, as beside a case
                                                          OUT: {"one","other","score"} a line, the most alike first; "lon" and "lat" of IN are used when
                                                          all have them; --least is in hundredths
          cross-validate A.jsonl [--folds 5] [--seed 1]   how well the classes of A are suggested, beside nearest centroid

          --classes C.jsonl, --no-classes                 for classify and cross-validate: names from the tree of classes to learn from too, a line each,
                                                          its first text the class and its last a name within. Without either, classes.jsonl
                                                          in the folder of A is taken when it is there

        A message is a line {"id","user","at","title","text","class"}: id, and title or text, are needed, class only to learn from.
        It ends with 0 when done; 2 means that a file or an option cannot be used, and says which line and why.

        """;

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        try
        {
            if (args.Count == 0 || args.Any(a => a is "--help" or "-h" or "help"))
            {
                (args.Count == 0 ? errors : output).Write(Usage);
                return args.Count == 0 ? 2 : 0;
            }

            var rest = LabArguments.Of([.. args.Skip(1)]);
            switch (args[0])
            {
                case "classify":
                    ClassifyCommand.Run(rest, errors);
                    return 0;
                case "hot-matters":
                    HotMattersCommand.Run(rest, errors);
                    return 0;
                case "duplicates":
                    DuplicatesCommand.Run(rest, errors);
                    return 0;
                case "cross-validate":
                    CrossValidateCommand.Run(rest, output, errors);
                    return 0;
                default:
                    throw new LabInputException($"There is no command {args[0]}: classify, hot-matters, duplicates or cross-validate. --help says more.");
            }
        }
        catch (LabInputException fault)
        {
            errors.WriteLine(fault.Message);
            return 2;
        }
    }
}
