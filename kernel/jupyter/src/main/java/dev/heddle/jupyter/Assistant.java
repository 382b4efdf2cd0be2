package dev.heddle.jupyter;

import dev.heddle.jupyter.engine.CellEngine;
import dev.heddle.jupyter.engine.CodeAssist;
import dev.heddle.jupyter.engine.Completeness;
import dev.heddle.jupyter.engine.Completion;
import dev.heddle.jupyter.engine.Completions;
import dev.heddle.jupyter.engine.KnownMagics;
import dev.heddle.jupyter.engine.Magic;
import dev.heddle.jupyter.magics.MagicHelp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;
import org.jspecify.annotations.Nullable;

/** Answers a front end's questions about code: completion, documentation, whether a cell is complete. */
final class Assistant {
    private final CodeAssist assist;

    Assistant(CellEngine engine, MagicsRegistry magics, MagicHelp help) {
        this.assist = engine.assist(new RegisteredMagics(magics, help));
    }

    /** All that are registered, described or not. */
    private record RegisteredMagics(MagicsRegistry registry, MagicHelp help) implements KnownMagics {
        @Override
        public Collection<String> names() {
            List<String> names = new ArrayList<>();
            registry.getLineMagicNames().forEach(name -> names.add("%" + name));
            registry.getCellMagicNames().forEach(name -> names.add("%%" + name));
            return names;
        }

        @Override
        public Optional<Magic> find(String name) {
            return help.find(name);
        }
    }

    CompleteReply complete(String code, int cursor) {
        Completions completions = assist.complete(code, cursor);
        List<Map<String, Object>> types = completions.matches().stream()
                .map(match -> Map.<String, Object>of(
                        "text",
                        match.text(),
                        "type",
                        match.kind().jupyterName(),
                        "start",
                        completions.start(),
                        "end",
                        completions.end()))
                .toList();
        return new CompleteReply(
                completions.matches().stream().map(Completion::text).toList(),
                completions.start(),
                completions.end(),
                Map.of("_jupyter_types_experimental", types));
    }

    @Nullable DisplayData inspect(String code, int cursor) {
        return assist.inspect(code, cursor)
                .map(found -> {
                    DisplayData data = new DisplayData(found.text());
                    data.putHTML(found.html());
                    return data;
                })
                .orElse(null);
    }

    /** In the base library's terms, in which an incomplete cell is answered by the indent of its next line. */
    String isComplete(String code) {
        Completeness answer = assist.isComplete(code);
        return answer.status() == Completeness.Status.INCOMPLETE
                ? answer.indent()
                : switch (answer.status()) {
                    case COMPLETE -> BaseKernel.IS_COMPLETE_YES;
                    case INVALID -> BaseKernel.IS_COMPLETE_BAD;
                    default -> BaseKernel.IS_COMPLETE_MAYBE;
                };
    }
}
