package io.likeness.engine.conversion;

import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** A model to convert: its networks' tensors under diffusers' names, and what else a folder needs. */
interface ModelSource {

    LdmFamily family();

    /** The tensors of each network. */
    Map<String, SequencedMap<String, StoredTensor>> parts();

    /** What a person should know of the result; mostly nothing. */
    List<String> remarks();

    /** The tensors without numbers that mark a single file of this model: v_pred, ztsnr. */
    Set<String> marks();

    /** What became of the tensors that were read. */
    KeyReport report();

    /** Notes for a single file: what the model predicts, and at which size. */
    Map<String, String> notes();

    /** Writes configurations, scheduler, tokenizers and index. */
    void writeRest(Path folder) throws IOException;
}
