<?php
/**
 * A button that opens the chat.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Front;

use ChatFlow\Connection\Connections;

defined( 'ABSPATH' ) || exit;

/**
 * As a block and as the shortcode [chatflow text="…"]. On a product's page the conversation begins with what it is about.
 */
final class Ask_Button {

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Makes it.
	 *
	 * @param Connections $connections The connection of this site.
	 */
	public function __construct( Connections $connections ) {
		$this->connections = $connections;
	}

	/**
	 * Adds the hook.
	 */
	public function register(): void {
		add_action( 'init', array( $this, 'register_block' ) );
	}

	/**
	 * Registers block and shortcode.
	 */
	public function register_block(): void {
		add_shortcode( 'chatflow', array( $this, 'shortcode' ) );
		register_block_type(
			'chatflow/ask',
			( is_admin() ? $this->for_the_editor() : array() ) + array(
				'api_version'     => 3,
				'attributes'      => array(
					'text' => array(
						'type'    => 'string',
						'default' => '',
					),
				),
				'supports'        => array(
					'html'    => false,
					'align'   => true,
					'color'   => array(
						'background' => true,
						'text'       => true,
					),
					'spacing' => array(
						'margin'  => true,
						'padding' => true,
					),
				),
				'render_callback' => array( $this, 'block' ),
			)
		);
	}

	/**
	 * What only the editor wants to know: pages are spared the search for their translation.
	 *
	 * @return array<string, mixed>
	 */
	private function for_the_editor(): array {
		$words = array(
			'button'        => self::default_text(),
			'label'         => __( 'Text of the button', 'chatflow' ),
			'greeting'      => Inline_Chat::default_greeting(),
			'greetingLabel' => __( 'Text above the button', 'chatflow' ),
			'start'         => Inline_Chat::default_text(),
		);
		wp_register_script( 'chatflow-block', plugins_url( 'assets/block.js', \ChatFlow\PLUGIN_FILE ), array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ), \ChatFlow\VERSION, true );
		wp_add_inline_script( 'chatflow-block', 'var chatflowBlock = ' . wp_json_encode( $words ) . ';', 'before' );
		return array(
			'title'                 => __( 'Chat button', 'chatflow' ),
			'description'           => __( 'Opens the ChatFlow chat, on a product’s page with a word about the product.', 'chatflow' ),
			'category'              => 'widgets',
			'icon'                  => 'format-chat',
			'editor_script_handles' => array( 'chatflow-block' ),
		);
	}

	/**
	 * The shortcode.
	 *
	 * @param mixed $attributes As they were written.
	 */
	public function shortcode( $attributes ): string {
		$given = shortcode_atts( array( 'text' => '' ), is_array( $attributes ) ? $attributes : array(), 'chatflow' );
		return $this->button( (string) $given['text'], 'class="wp-element-button"' );
	}

	/**
	 * The block.
	 *
	 * @param array<string, mixed> $attributes As they were chosen.
	 */
	public function block( $attributes ): string {
		return $this->button( (string) ( $attributes['text'] ?? '' ), get_block_wrapper_attributes( array( 'class' => 'wp-element-button' ) ) );
	}

	/**
	 * The button; nothing where the site is not connected.
	 *
	 * @param string $text    On the button.
	 * @param string $wrapper Attributes, escaped.
	 */
	private function button( string $text, string $wrapper ): string {
		if ( null === $this->connections->active() ) {
			return '';
		}
		$product = function_exists( 'is_product' ) && is_product() ? wp_strip_all_tags( get_the_title( get_queried_object_id() ) ) : '';
		return sprintf(
			'<button type="button" %s data-chatflow-open="%s"%s>%s</button>',
			$wrapper,
			'' === $product ? 'show' : 'new',
			'' === $product ? '' : ' data-chatflow-about="' . esc_attr( html_entity_decode( $product, ENT_QUOTES, 'UTF-8' ) ) . '"',
			esc_html( '' === trim( $text ) ? self::default_text() : $text )
		);
	}

	/**
	 * What stands on a button that says nothing else.
	 */
	private static function default_text(): string {
		return __( 'Ask us', 'chatflow' );
	}
}
