"""Loads an open model by the path that any model on a hub takes, and lets it
answer. Without `--model NAME` it makes a stand-in that knows nothing."""

# %% imports
import argparse
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    PreTrainedTokenizerFast,
    Qwen3Config,
    Qwen3ForCausalLM,
    pipeline,
)

# %% choose
parser = argparse.ArgumentParser()
parser.add_argument("--model", default="tiny-model")
MODEL = parser.parse_args().model
print(f"model {MODEL}")

# %% stand-in
CORPUS = Path(__file__).parent / "data" / "corpus.txt"
MARKS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n"
    "{{ m.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def small_tokeniser() -> PreTrainedTokenizerFast:
    """1,000 kinds of tokens, learnt on our corpus, and three marks."""
    inner = Tokenizer(models.BPE())
    inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    inner.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=1000,
        special_tokens=MARKS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    inner.train([str(CORPUS)], trainer)
    made = PreTrainedTokenizerFast(
        tokenizer_object=inner, eos_token=MARKS[2], pad_token=MARKS[0]
    )
    made.chat_template = TEMPLATE
    return made


def save_stand_in(folder: str) -> None:
    """A model of Qwen3's class, tiny, its weights drawn by chance."""
    made = small_tokeniser()
    torch.manual_seed(0)
    config = Qwen3Config(
        vocab_size=len(made),
        hidden_size=64,
        intermediate_size=192,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=16,
        eos_token_id=made.eos_token_id,
        pad_token_id=made.pad_token_id,
    )
    Qwen3ForCausalLM(config).save_pretrained(folder)
    made.save_pretrained(folder)


if MODEL == "tiny-model":
    save_stand_in(MODEL)
    for path in sorted(Path(MODEL).iterdir()):
        print(f"{path.name} {path.stat().st_size:,} bytes")

# %% load
tokeniser = AutoTokenizer.from_pretrained(MODEL)
model = AutoModelForCausalLM.from_pretrained(
    MODEL, dtype="auto", use_safetensors=True
)
weights = list(model.parameters())
held = sum(w.numel() * w.element_size() for w in weights)
print(f"class {type(model).__name__}")
print(f"parameters {model.num_parameters():,}")
print(f"megabytes of weights {held / 1e6:.2f}")

# %% ask
messages = [{"role": "user", "content": "用一句话解释什么是违约金。"}]
text = tokeniser.apply_chat_template(
    messages, tokenize=False, add_generation_prompt=True, enable_thinking=False
)
print(text)
prompt = tokeniser(text, return_tensors="pt")
count = prompt["input_ids"].shape[1]
print(f"tokens of the prompt {count}")

# %% answer
torch.manual_seed(0)
begin = time.perf_counter()
out = model.generate(
    **prompt,
    max_new_tokens=60,
    do_sample=True,
    temperature=0.7,
    top_p=0.8,
    top_k=20,
)
took = time.perf_counter() - begin
new = out[0, count:]
answer = tokeniser.decode(new, skip_special_tokens=True)
if MODEL == "tiny-model":
    shown = filter(str.isprintable, answer)
    answer = "".join(shown)[:28]  # noise: a line is enough
print(answer or "(nothing)")
assert 0 < len(new) <= 60, "it wrote nothing, or more than allowed"
print(f"tokens written a second {len(new) / took:.0f}")

# %% pipeline
plain = {"max_new_tokens": 12, "do_sample": False}
by_hand = model.generate(**prompt, **plain)[0, count:]
ready_made = pipeline("text-generation", model=model, tokenizer=tokeniser)
said = ready_made(text, return_full_text=False, **plain)[0]["generated_text"]
same = said == tokeniser.decode(by_hand, skip_special_tokens=True)
assert same, "the pipeline does something else"
print("the pipeline writes the same as generate: yes")
