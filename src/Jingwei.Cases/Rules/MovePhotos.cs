using Jingwei.Cases.Rules.Flow;
using Jingwei.Foundation;

namespace Jingwei.Cases.Rules;

/// <summary>Whether a move brings the photos that its line needs. Pure.</summary>
public static class MovePhotos
{
    /// <param name="fileIds">Stored files; one picture has one id, however often it was sent.</param>
    /// <returns>Null when they suffice. One picture given twice is told apart from one that is missing: before and after would show the same.</returns>
    public static Refusal? Lacking(WorkflowMove line, IReadOnlyList<string> fileIds)
    {
        if (fileIds.Distinct().Count() >= line.LeastPhotos)
        {
            return null;
        }

        return fileIds.Count < line.LeastPhotos
            ? Refusal.Invalid("fileIds", "photos_required", ("least", line.LeastPhotos), ("labels", line.PhotoLabels))
            : Refusal.Invalid("fileIds", "photos_same", ("least", line.LeastPhotos), ("labels", line.PhotoLabels));
    }
}
