using System.Globalization;
using Jingwei.Lab;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return LabCommands.Run(args, Console.Out, Console.Error);
